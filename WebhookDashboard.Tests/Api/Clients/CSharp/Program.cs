// Runs the steps of GeneratedClientTests with a generated client: Clients nswag|kiota ADDRESS KEY
await (args[0] == "nswag" ? new NSwagJourney(args[1], args[2]).RunAsync() : new KiotaJourney(args[1], args[2]).RunAsync());
