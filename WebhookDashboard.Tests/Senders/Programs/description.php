<?php
// Reads the description of what to send; for the format see description.mjs.

[, $description, $authority] = $argv;

function send_all(string $description, callable $send): void
{
    foreach (array_filter(explode("\n\n", file_get_contents($description))) as $block) {
        $request = ['header' => [], 'trailer' => [], 'option' => [], 'query' => '', 'file' => ''];
        foreach (explode("\n", trim($block)) as $line) {
            [$key, $value] = explode(' ', $line, 2);
            if (is_array($request[$key] ?? null)) {
                $request[$key][] = $value;
            } else {
                $request[$key] = $value;
            }
        }
        $url = $request['url'] . ($request['query'] === '' ? '' : "?q=$request[query]");
        echo $request['case'], "\t", preg_replace('/\s+/', ' ', (string) $send($request, $url)), "\n";
    }
}
