#!/usr/bin/env bash
# Sends with curl: umlauts in headers and in the query go as UTF-8, as they were typed.
send() {
  local arguments=(--silent --show-error --max-time 60 --output /dev/null --write-out '%{http_code}' --cacert "$authority")
  case $version-$url in
    1.0-*) arguments+=(--http1.0) ;;
    2-https:*) arguments+=(--http2) ;;
    2-*) arguments+=(--http2-prior-knowledge) ;;
    *) if has upgrade; then arguments+=(--http2); else arguments+=(--http1.1); fi ;;
  esac
  local header
  for header in "${headers[@]}"; do arguments+=(--header "$header"); done
  if has chunked; then arguments+=(--header 'Transfer-Encoding: chunked'); fi
  if has continue; then arguments+=(--header 'Expect: 100-continue'); fi
  if [ -n "$file" ]; then
    arguments+=(--form "event=<$body" --form "invoice=@$file;type=application/pdf")
  else
    arguments+=(--data-binary "@$body")
  fi
  report "$(curl "${arguments[@]}" "$url${query:+?q=$query}" 2>&1)"
}

source "${BASH_SOURCE[0]%/*}/description.sh"
