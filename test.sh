#!/usr/bin/env bash
# Runs every test and skips none. Needs the .NET SDK; what else the tests want is installed by apt-get when it is missing.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_CLI_UI_LANGUAGE=en
export WEBHOOKDASHBOARD_NO_SKIP=1

scratch=$(mktemp -d)
trap 'jobs -p | xargs -r kill; rm -rf "$scratch"' EXIT

fail() {
  echo "test.sh: $*" >&2
  exit 1
}

have() {
  local command
  for command in "$@"; do
    if command -v "$command" > /dev/null; then return 0; fi
  done
  return 1
}

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}

apt() {
  as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq -o Acquire::Retries=3 -o DPkg::Lock::Timeout=120 "$@" \
    >> "$scratch/apt.log" 2>&1
}

missing=()

# need PACKAGES COMMAND...: the packages are missing unless the command succeeds.
need() {
  local -a packages
  read -ra packages <<< "$1"
  "${@:2}" > /dev/null 2>&1 || missing+=("${packages[@]}")
}

find_missing() {
  missing=()

  # With a font of its own: a bare machine has none, and a page without one has nothing to click on.
  need 'chromium-headless-shell fonts-dejavu-core' \
    have chromium-headless-shell chromium chromium-browser google-chrome google-chrome-stable
  need python3-aiosmtpd have aiosmtpd # A mail server, for the tests of the shop's mail.
  need nginx-light have nginx # A reverse proxy, for the tests of being behind one.

  # What people send webhooks with, for the tests of the senders.
  need curl have curl
  need wget have wget
  need nghttp2-client have nghttp
  need httpie debian_python -c 'import httpie'
  need python3-requests debian_python -c 'import requests'
  need 'libwww-perl liblwp-protocol-https-perl' perl -MLWP::UserAgent -MLWP::Protocol::https -e1
  need 'php-cli php-curl' php -r "exit(extension_loaded('curl') ? 0 : 1);"
  need ruby have ruby
  need libopenapi-client-perl perl -MOpenAPI::Client -e1 # For the tests of the API's description, as Node.js is.
  need nodejs have node # Also for npm's oidc-provider, which the tests of signing in install themselves.
  need npm have npm
}

# The shell takes half of the processor time that the whole browser takes. A machine that can't have it runs the same tests, slower.
prefer_headless_shell() {
  have chromium-headless-shell || ! have apt-get || ! have chromium ||
    apt install -y --no-install-recommends chromium-headless-shell || true
}

# Debian's packages of libraries are for its own Python alone.
debian_python() {
  if [ -x /usr/bin/python3 ]; then /usr/bin/python3 "$@"; else python3 "$@"; fi
}

# All in one go: most of the time goes into starting.
install_missing() {
  have apt-get || fail "without apt-get this must be installed by hand: ${missing[*]}"
  [ "$(id -u)" = 0 ] || have sudo || fail "something is missing; run this once as root: apt-get install ${missing[*]}"
  echo "Installing ${missing[*]}"
  { apt update && apt install -y --no-install-recommends "${missing[@]}"; } ||
    fail "apt-get install ${missing[*]} failed: $(grep -E '^(E:|sudo:)' "$scratch/apt.log" | tail -n 1)"
}

have dotnet || fail "the .NET SDK is missing; global.json says which one: https://dotnet.microsoft.com/download"

# Builds while apt-get waits for the network.
dotnet build WebhookDashboard.sln -warnaserror -v quiet > "$scratch/build.log" 2>&1 &
build=$!

export PATH="$PATH:/usr/sbin" # Where Debian keeps nginx, for root alone to see.
find_missing
if [ "${#missing[@]}" -gt 0 ]; then
  install_missing
  find_missing
  [ "${#missing[@]}" = 0 ] || fail "apt-get installed it, and yet this is missing: ${missing[*]}"
fi

prefer_headless_shell

wait "$build" || { cat "$scratch/build.log"; fail "the build failed."; }

# The limit is for a run that hangs: one on a busy machine takes more than twice as long as one that is alone.
status=0
dotnet test --solution WebhookDashboard.sln --no-build --timeout 30m 2>&1 | tee "$scratch/test.log" || status=$?

# The last of the lines that read '  total: 123'.
count() {
  sed -nE "s/^ *$1: ([0-9]+)\$/\1/p" "$scratch/test.log" | tail -n 1
}

if [ "$status" != 0 ]; then
  sed -nE 's/^failed (.*) \([^()]*\)$/Failed: \1/p' "$scratch/test.log"
  fail "$(count failed) of $(count total) tests failed (exit code $status)."
fi

[ "$(count total)" -gt 0 ] || fail "no test ran."
[ "$(count skipped)" = 0 ] || fail "$(count skipped) tests were skipped; here none may be."
echo "All $(count succeeded) tests passed, none skipped."
