<?php
// Sends with PHP's curl extension: umlauts in headers and in the query go as UTF-8, as they stand in the source.

require __DIR__ . '/description.php';

send_all($description, function (array $request, string $url) use ($authority) {
    $headers = $request['header'];
    $content = file_get_contents($request['body']);
    $handle = curl_init($url);
    if (in_array('continue', $request['option'])) {
        $headers[] = 'Expect: 100-continue';
    }
    if (in_array('chunked', $request['option'])) {
        $headers[] = 'Transfer-Encoding: chunked';
        $body = fopen($request['body'], 'rb');
        curl_setopt_array($handle, [
            CURLOPT_CUSTOMREQUEST => 'POST',
            CURLOPT_UPLOAD => true,
            CURLOPT_READFUNCTION => fn ($handle, $file, $length) => (string) fread($body, 10),
        ]);
    } elseif ($request['file'] !== '') {
        curl_setopt($handle, CURLOPT_POSTFIELDS, [
            'event' => $content,
            'invoice' => new CURLFile($request['file'], 'application/pdf', basename($request['file'])),
        ]);
    } else {
        curl_setopt($handle, CURLOPT_POSTFIELDS, $content);
    }
    curl_setopt_array($handle, [
        CURLOPT_HTTPHEADER => $headers,
        CURLOPT_CAINFO => $authority,
        CURLOPT_RETURNTRANSFER => true,
        CURLOPT_TIMEOUT => 60,
        CURLOPT_HTTP_VERSION => match ($request['version']) {
            '1.0' => CURL_HTTP_VERSION_1_0,
            '1.1' => CURL_HTTP_VERSION_1_1,
            '2' => str_starts_with($url, 'https:') ? CURL_HTTP_VERSION_2TLS : CURL_HTTP_VERSION_2_PRIOR_KNOWLEDGE,
        },
    ]);
    return curl_exec($handle) === false ? curl_error($handle) : curl_getinfo($handle, CURLINFO_RESPONSE_CODE);
});
