#!/usr/bin/env perl
# Sends with LWP: a header's umlauts go as Latin-1, the query's are escaped.
use strict;
use warnings;
use utf8;
use HTTP::Request::Common qw(POST);
use LWP::UserAgent;
use URI;

my ($description, $authority) = @ARGV;
my $agent = LWP::UserAgent->new(timeout => 60, keep_alive => 4, ssl_opts => { SSL_ca_file => $authority });

sub contents {
    my ($path) = @_;
    open my $file, '<:raw', $path or die "$path: $!";
    local $/;
    return scalar <$file>;
}

sub send_request {
    my ($request) = @_;
    my $uri = URI->new($request->{url});
    $uri->query_form(q => $request->{query}) if $request->{query};
    my $content = contents($request->{body});
    my $message;
    if ($request->{file}) {
        my ($file) = $request->{file} =~ m{([^/]+)$};
        utf8::encode($file);
        my $invoice = [undef, $file, 'Content-Type' => 'application/pdf', Content => contents($request->{file})];
        $message = POST($uri, Content_Type => 'form-data', Content => [event => $content, invoice => $invoice]);
    } else {
        my @pieces = (substr($content, 0, 10), substr($content, 10));
        $message = POST($uri);
        $message->content($request->{options}{chunked} ? sub { shift @pieces } : $content);
    }
    $message->protocol("HTTP/$request->{version}");
    $message->remove_header('Content-Length');
    $message->remove_header('Content-Type') unless $request->{file};
    $message->push_header(@$_) for @{ $request->{headers} };
    $message->header(Expect => '100-continue') if $request->{options}{continue};
    my $answer = $agent->request($message);
    return $answer->header('Client-Warning') ? $answer->message : $answer->code;
}

local $| = 1;
open my $lines, '<:encoding(UTF-8)', $description or die "$description: $!";
local $/ = '';
while (my $block = <$lines>) {
    my %request = (headers => []);
    for my $line (split /\n/, $block) {
        my ($key, $value) = split / /, $line, 2;
        if ($key eq 'header') { push @{ $request{headers} }, [split /: /, $value, 2] }
        elsif ($key eq 'option') { $request{options}{$value} = 1 }
        else { $request{$key} = $value }
    }
    my $outcome = do { local $/ = "\n"; eval { send_request(\%request) } // "died: $@" };
    $outcome =~ s/\s+/ /g;
    binmode STDOUT, ':encoding(UTF-8)';
    print "$request{case}\t$outcome\n";
}
