#!/usr/bin/env bash
# Sends with nghttp, the client of the nghttp2 project: HTTP/2 alone, without TLS by prior knowledge. A header's
# umlauts go as UTF-8; an address with an umlaut it does not take.
send() {
  local arguments=(--verbose --null-out --timeout 60 --no-verify-peer --data "$body")
  local header
  for header in "${headers[@]}"; do arguments+=(--header "$header"); done
  for header in "${trailers[@]}"; do arguments+=(--trailer "$header"); done
  local answer
  answer=$(nghttp "${arguments[@]}" "$url" 2>&1)
  report "$(sed -nE 's/.*recv .*:status: ([0-9]+).*/\1/p' <<< "$answer")"
}

source "${BASH_SOURCE[0]%/*}/description.sh"
