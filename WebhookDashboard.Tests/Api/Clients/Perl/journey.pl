# Walks the journey of GeneratedClientTests with OpenAPI::Client, which makes a class of a description: journey DESCRIPTION ADDRESS KEY
use Mojo::Base -strict, -signatures;
use Mojo::JSON qw(true false);
use OpenAPI::Client;

my ($description, $address, $key) = @ARGV;
my $slug   = 'made-by-a-client';
my $nobody = '00000000-0000-0000-0000-000000000000';
my $client = new_client($key);

sub new_client ($with_key, %headers) {
  my $client = OpenAPI::Client->new($description, base_url => $address);
  $client->ua(Mojo::UserAgent->new);
  $client->ua->on(start => sub ($ua, $tx) {
    $tx->req->headers->header(Authorization => "Bearer $with_key");
    $tx->req->headers->header($_ => $headers{$_}) for keys %headers;
  });
  return $client;
}

sub say_ ($what, $text) { say "$what: $text" }

sub bool ($value) { $value ? 'true' : 'false' }

sub taken ($tx) {
  die $tx->req->method, ' ', $tx->req->url, ' ', $tx->res->body if $tx->error;
  return $tx->res;
}

sub refused ($tx) {
  return say_ 'not refused', '' unless my $error = $tx->error;
  my $problem = $tx->res->json;
  my $text    = $problem->{title};
  $text .= " [$_: @{$problem->{errors}{$_}}]" for sort keys %{$problem->{errors} // {}};
  say_ "refused $error->{code} $problem->{status}", $text;
}

sub post ($body) {
  taken(Mojo::UserAgent->new->post("$address/hooks/$slug", {'Content-Type' => 'application/json'}, $body));
}

say_ endpoints => join ' ', sort map { $_->{slug} } @{taken($client->call('ListEndpoints'))->json};

my $made = taken($client->call('CreateEndpoint', {}, json => {slug => $slug}))->json;
say_ made => "$made->{slug} enabled ${\bool $made->{enabled}} tolerance $made->{signature}{toleranceSeconds} status $made->{response}{status} failure $made->{signature}{onFailure}";
my $signature = {scheme => 'hmac', secrets => ['a secret'], hmac => {header => 'X-Signature', algorithm => 'sha512', encoding => 'base64'}};
my $changed   = taken($client->call('UpdateEndpoint', {slug => $slug}, json => {signature => $signature}))->json;
my $hmac      = $changed->{signature}{hmac};
say_ changed => "enabled ${\bool $changed->{enabled}} $changed->{signature}{scheme} $hmac->{algorithm} $hmac->{encoding} $hmac->{signedText} answers $changed->{response}{body}";

post('{"id":"evt_1","type":"order.paid"}') for 1 .. 2;
my $page = taken($client->call('ListEvents', {endpoint => [$slug], verdict => 'missing', limit => 10}))->json;
my ($repeat, $first) = @{$page->{items}}[0, -1];
say_ kept => "${\scalar @{$page->{items}}} repeat of the first ${\bool $repeat->{duplicateOf} eq $first->{id}} first of its kind ${\bool !defined $first->{duplicateOf}} more ${\bool defined $page->{nextBefore}}";
my $id   = $first->{id};
my $read = taken($client->call('GetEvent', {id => $id}))->json;
my ($type) = map { $_->{value} } grep { $_->{name} eq 'Content-Type' } @{$read->{headers}};
say_ read => "$read->{method} $read->{eventType} $read->{providerEventId} $read->{bodySize} $read->{signature}{verdict} $type";
say_ body     => taken($client->call('GetEventBody', {id => $id}))->body;
say_ exported => scalar split /\n/, taken($client->call('ExportEvents', {endpoint => [$slug]}))->body;

my $sent = taken($client->call('SendWebhook', {}, json => {endpoint => $slug, body => {type => 'order.sent'}}))->json;
say_ sent => "$sent->{status} " . taken($client->call('GetEvent', {id => $sent->{eventId}}))->json->{eventType};
my ($counted) = grep { $_->{endpoint} eq $slug } @{taken($client->call('GetStatistics'))->json->{endpoints}};
say_ counted => $counted->{events};

refused $client->call('CreateEndpoint', {}, json => {slug => 'refused', response => {headers => {Date => 'x'}}});
refused new_client('wrong')->call('ListEndpoints');
refused new_client($key, Origin => 'https://elsewhere.example')->call('ListEndpoints');
refused $client->call('GetEvent', {id => $nobody});
refused $client->call('CreateEndpoint', {}, json => {slug => $slug});
refused $client->call('CreateEndpoint', {}, json => {response => {body => 'x' x 200_000}});
refused new_client($key, 'X-Fail' => 'bug')->call('GetStatistics');
refused $client->call('SendWebhook', {}, json => {url => 'http://127.0.0.1:1/', body => 'x'});
refused new_client($key, 'X-Fail' => 'storage')->call('GetEventBody', {id => $id});

taken($client->call('DeleteEvent', {id => $id}));
refused $client->call('DeleteEvent', {id => $id});
taken($client->call('DeleteEvents', {endpoint => [$slug]}));
taken($client->call('DeleteEndpoint', {slug => $slug}));
refused $client->call('GetEndpoint', {slug => $slug});

new_client('wrong')->call('ListEndpoints') for 1 .. 10;
refused $client->call('ListEndpoints');
