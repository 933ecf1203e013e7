# Sends with Ruby's Net::HTTP: a header's umlauts go as UTF-8, as they stand in the source; the query must be escaped before.
require 'net/http'
require 'uri'

Encoding.default_external = Encoding::UTF_8
$stdout.sync = true
DESCRIPTION, AUTHORITY = ARGV

def parse(block)
  request = Hash.new { |_, _| nil }.merge('header' => [], 'option' => [])
  block.each_line(chomp: true) do |line|
    key, value = line.split(' ', 2)
    request[key].is_a?(Array) ? request[key] << value : request[key] = value
  end
  request
end

def message(request, uri)
  message = Net::HTTP::Post.new(uri)
  request['header'].each { |header| message.add_field(*header.split(': ', 2)) }
  if request['file']
    invoice = File.open(request['file'], 'rb')
    parts = [['event', File.read(request['body'])], ['invoice', invoice, { content_type: 'application/pdf' }]]
    message.set_form(parts, 'multipart/form-data')
  elsif request['option'].include?('chunked')
    message['Transfer-Encoding'] = 'chunked'
    message.body_stream = File.open(request['body'], 'rb')
  else
    message.body = File.binread(request['body'])
  end
  message['Expect'] = '100-continue' if request['option'].include?('continue')
  message
end

def send_request(request)
  uri = URI(request['url'])
  uri.query = URI.encode_www_form(q: request['query']) if request['query']
  options = { use_ssl: uri.scheme == 'https', ca_file: AUTHORITY, read_timeout: 60, continue_timeout: 60 }
  Net::HTTP.start(uri.host, uri.port, **options) { |http| http.request(message(request, uri)).code }
end

File.read(DESCRIPTION).split("\n\n").each do |block|
  request = parse(block)
  outcome = begin
    send_request(request)
  rescue StandardError => e
    "#{e.class}: #{e.message}"
  end
  puts "#{request['case']}\t#{outcome.gsub(/\s+/, ' ')}"
end
