namespace WebhookDashboard;

/// <summary>
/// The id of each log message, in one place so that each is unique. Each room has a hundred ids, starting at its <c>Range</c>.
/// Operators filter by ids: add new ones, never reuse or renumber old ones.
/// </summary>
internal static class LogEventIds
{
    public static class Data
    {
        public const int Range = 1000;

        public const int DatabaseConverting = 1001;
        public const int DatabaseConverted = 1002;
        public const int DatabaseConversionStep = 1003;
    }

    public static class Events
    {
        public const int Range = 1100;

        public const int HousekeepingFailed = 1101;
        public const int HousekeepingRecovered = 1102;
        public const int StorageFailed = 1103;
        public const int StorageRecovered = 1104;
        public const int SecretsEncrypted = 1105;
        public const int LogWentBack = 1106;
        public const int SecretUnreadable = 1107;
        public const int DeletionFailed = 1108;
        public const int DeletionFinished = 1109;

        public const int EventFailed = 1121;
        public const int ReaderWaits = 1122;
        public const int CursorBeyondHead = 1123;
        public const int EventNotIndexed = 1124;
        public const int IndexOfAnotherLog = 1125;
    }

    public static class Live
    {
        public const int Range = 1200;

        public const int ConnectionLost = 1201;
    }

    public static class Access
    {
        public const int Range = 1400;

        public const int AccessOpen = 1402;
        public const int KeyUseNotSaved = 1403;
        public const int ProviderRefused = 1404;
        public const int ProviderFailed = 1405;
        public const int SignInNotBegun = 1406;
        public const int ClaimMissing = 1407;
        public const int SignOutNotSaved = 1408;
        public const int SignOutsNotDeleted = 1409;
    }

    public static class SampleConsumer
    {
        public const int Range = 1500;

        public const int UpkeepFailed = 1505;
        public const int MailOpenToStrangers = 1507;
    }

    public static class Supervision
    {
        public const int Range = 1700;

        public const int ServiceFailed = 1701;
        public const int ServiceNotStopped = 1702;
    }

    public static class Pull
    {
        public const int Range = 1800;

        public const int ExchangeNotSaved = 1801;
    }

    public static class Components
    {
        public const int Range = 1900;

        public const int EventListNotRead = 1901;
        public const int NotRead = 1902;
        public const int StatisticsNotRead = 1907;
        public const int DeletionFailed = 1908;
        public const int ActionFailed = 1911;
        public const int HistogramNotRead = 1921;
        public const int RowBodiesNotRead = 1930;
    }

    public static class Audit
    {
        public const int Range = 2000;

        public const int Line = 2001;
        public const int LineNotSaved = 2002;
    }

    public static class Deliveries
    {
        public const int Range = 2100;

        public const int ResultsWait = 2101;
        public const int ResultNotSaved = 2102;
        public const int QueueNotRead = 2103;
        public const int DestinationBug = 2104;
        public const int GivenUp = 2105;
        public const int RetentionFailed = 2106;
    }

    public static class Quality
    {
        public const int Range = 2200;

        public const int EventNotMeasured = 2201;
        public const int UpkeepFailed = 2202;
    }
}
