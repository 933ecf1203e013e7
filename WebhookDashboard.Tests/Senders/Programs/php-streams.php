<?php
// Sends with file_get_contents: umlauts in headers and in the query go as UTF-8, as they stand in the source.

require __DIR__ . '/description.php';

send_all($description, function (array $request, string $url) use ($authority) {
    $answer = @file_get_contents($url, context: stream_context_create([
        'http' => [
            'method' => 'POST',
            'protocol_version' => $request['version'],
            'header' => $request['header'],
            'content' => file_get_contents($request['body']),
            'ignore_errors' => true,
            'timeout' => 60,
        ],
        'ssl' => ['cafile' => $authority],
    ]));
    return $answer === false ? error_get_last()['message'] : explode(' ', $http_response_header[0])[1];
});
