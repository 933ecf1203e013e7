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

# install WHAT PACKAGE...
install() {
  local what=$1
  shift
  have apt-get || fail "$what is missing, and without apt-get it must be installed by hand."
  [ "$(id -u)" = 0 ] || have sudo || fail "$what is missing; run this once as root: apt-get install $*"
  echo "Installing $what: $*"
  { apt update && apt install -y --no-install-recommends "$@"; } ||
    fail "$what could not be installed (apt-get install $*): $(grep -E '^(E:|sudo:)' "$scratch/apt.log" | tail -n 1)"
}

have dotnet || fail "the .NET SDK is missing; global.json says which one: https://dotnet.microsoft.com/download"

# Builds while apt-get waits for the network.
dotnet build WebhookDashboard.sln -warnaserror -v quiet > "$scratch/build.log" 2>&1 &
build=$!

# With a font of its own: a bare machine has none, and a page without one has nothing to click on.
browsers=(chromium chromium-browser google-chrome google-chrome-stable)
have "${browsers[@]}" || install Chromium chromium fonts-dejavu-core
have "${browsers[@]}" || fail "no Chromium on the PATH, though apt-get installed it."

# For the commands that are tested as they are written.
have curl || install curl curl
have curl || fail "no curl on the PATH, though apt-get installed it."

# A mail server, for the tests of the shop's mail.
have aiosmtpd || install aiosmtpd python3-aiosmtpd
have aiosmtpd || fail "no aiosmtpd on the PATH, though apt-get installed it."

# A reverse proxy, for the tests of being behind one. Debian keeps it where only root looks.
export PATH="$PATH:/usr/sbin"
have nginx || install nginx nginx-light
have nginx || fail "no nginx on the PATH, though apt-get installed it."

# Node and npm, for the tests of signing in: npm's oidc-provider, which the tests install themselves.
have node || install Node.js nodejs
have npm || install npm npm
{ have node && have npm; } || fail "no node or no npm on the PATH, though apt-get installed them."

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
