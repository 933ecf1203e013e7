# Reads the description of what to send and calls `send` once for each request in it. For the format see description.mjs.
# Sets: name, url, version, headers, trailers, query, body, file, options.

authority=$2

has() {
  [[ " $options " == *" $1 "* ]]
}

report() {
  printf '%s\t%s\n' "$name" "$1"
}

while read -r key value; do
  case $key in
    case) name=$value url='' version='' query='' body='' file='' options='' headers=() trailers=() ;;
    header) headers+=("$value") ;;
    trailer) trailers+=("$value") ;;
    option) options+=" $value" ;;
    url | version | query | body | file) printf -v "$key" %s "$value" ;;
    '') send ;;
  esac
done < "$1"
