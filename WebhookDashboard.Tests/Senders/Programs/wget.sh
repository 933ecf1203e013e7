#!/usr/bin/env bash
# Sends with wget: a header's umlauts go as UTF-8, the query's are escaped.
send() {
  local arguments=(--quiet --server-response --tries 1 --timeout 60 --output-document /dev/null --ca-certificate "$authority")
  local header
  for header in "${headers[@]}"; do arguments+=(--header "$header"); done
  local answer
  answer=$(LC_ALL=C.UTF-8 wget "${arguments[@]}" --method POST --body-file "$body" "$url${query:+?q=$query}" 2>&1)
  report "$(sed -nE 's/^ *HTTP\/[0-9.]+ ([0-9]+).*/\1/p' <<< "$answer")"
}

source "${BASH_SOURCE[0]%/*}/description.sh"
