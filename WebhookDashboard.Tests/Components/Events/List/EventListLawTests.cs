using CsCheck;
using WebhookDashboard.Components.Pages.Events;
using WebhookDashboard.Components.Pages.Events.List;
using WebhookDashboard.Components.Pages.Events.List.Places;
using WebhookDashboard.Components.Pages.Events.List.Reading;
using WebhookDashboard.Domain;
using WebhookDashboard.Events;
using WebhookDashboard.Events.Endpoints;
using WebhookDashboard.Live;
using WebhookDashboard.Tests.TestKit;
using Xunit;

namespace WebhookDashboard.Tests.Components.Events.List;

/// <summary>
/// The law of the list: in any order of pages, batches, gaps, pauses, scrolling, and late or missing responses, it
/// shows each event once and in order, without gaps between its rows.
/// </summary>
public sealed class EventListLawTests
{
    private static readonly Gen<(Step Kind, int Amount)> Steps =
        Gen.Select(Gen.Enum<Step>(), Gen.Int[0, 250], (kind, amount) => (kind, amount));

    private enum Step
    {
        Append,
        Deliver,
        DeliverWithAHole,
        Hold,
        Release,
        Scroll,
        Place,
        AskForRows,
        AnswerForRows,
        Delete,
        Break,
        Mend,
    }

    private static readonly EventFilter[] Filters =
    [
        EventFilter.All,
        new EventFilter { Method = "POST" },
        new EventFilter { Method = "POST", MinSize = 0 }, // Which has to be searched for.
    ];

    [Fact]
    public void List_AnyInterleaving_ShowsEachEventOnceInOrder() =>
        Gen.Select(Steps.List[1, 60], Gen.Int[0, Filters.Length - 1]).Sample(
            (steps, filter) =>
            {
                var world = new World(Filters[filter]);
                foreach (var (kind, amount) in steps)
                {
                    world.Do(kind, amount);
                    world.Check();
                }

                world.Settle();
            },
            iter: 400);

    private sealed class World
    {
        private readonly MemoryLog _log = new() { LooksAt = 37 };
        private readonly EventList _list = new();
        private readonly EventFilter _filter;
        private readonly List<EventSummary> _undelivered = [];
        private (RowLoad Load, EventPage Page)? _underWay;
        private bool _held;
        private bool _broken;

        public World(EventFilter filter)
        {
            _filter = filter;
            Reset();
        }

        private bool IsHeld => _held || _list.IsPlaced;

        public void Do(Step kind, int amount)
        {
            switch (kind)
            {
                case Step.Append:
                    Append(amount);
                    break;
                case Step.Deliver:
                    Deliver(_undelivered.Count);
                    break;
                case Step.DeliverWithAHole:
                    Deliver(Math.Min(amount, Math.Max(1, _undelivered.Count - 1)));
                    break;
                case Step.Hold:
                    _held = true;
                    break;
                case Step.Release:
                    Release();
                    break;
                case Step.Break:
                    _broken = true;
                    break;
                case Step.Mend:
                    _broken = false;
                    break;
                case Step.Scroll when !_broken:
                    _held = true;
                    Scrolled.To(_list, _log, Index(amount * 7), 40);
                    break;
                case Step.Place when !_broken:
                    _held = true;
                    Place(amount * 3);
                    break;
                case Step.AskForRows:
                    _underWay = _list.Missing(Index(amount * 5), 40) is { } load
                        ? (load, _log.Page(_filter, load.Request))
                        : null;
                    break;
                case Step.AnswerForRows when _underWay is { } answer:
                    _list.Take(answer.Load, answer.Page);
                    _underWay = null;
                    break;
                case Step.Delete when _list.Held.Count > 0:
                    Delete(_list.Held[amount % _list.Held.Count]);
                    break;
            }
        }

        public void Check()
        {
            Assert.True(_list.Held.Count <= EventList.MaxHeld, "The list holds too much.");
            if (_list.Held.Count > 0)
            {
                var between = _log.NewestFirst.Where(e =>
                    _filter.Matches(e) && e.Sequence <= _list.Held[0].Sequence && e.Sequence >= _list.Held[^1].Sequence);
                Assert.Equal(between, _list.Held);
            }
        }

        public void Settle()
        {
            // The next update recovers from every earlier failure.
            _broken = false;
            Append(1);
            Deliver(_undelivered.Count);
            if (IsHeld)
            {
                Assert.Equal(_log.Count(_filter, _list.ShownUpTo, long.MaxValue), _list.Waiting);
            }

            Release();
            Assert.Equal(_log.NewestFirst.Where(_filter.Matches), Scrolled.ThroughAll(_list, _log));
            Check();
        }

        private int Index(int amount) => _list.Top + (amount % Math.Max(1, _list.Length - _list.Top));

        private void Place(long sequence)
        {
            var placed = PlacedPage.ReadAsync(_log, _filter, new ListPlace(null, sequence), CancellationToken.None);
            Assert.True(placed.IsCompletedSuccessfully);
            _list.Reset(_filter, placed.Result);
        }

        private void Reset()
        {
            if (!_broken)
            {
                _list.Reset(_filter, _log.Page(_filter, new PageRequest(Limit: EventList.PageSize)), _log.Head.Sequence);
            }
        }

        private void Append(int count)
        {
            for (var i = 0; i < count; i++)
            {
                _undelivered.Add(_log.Add(AnEvent.To("inbox").By(i % 3 == 0 ? "GET" : "POST")));
            }
        }

        /// <summary>Delivers only the newest events and skips older ones that were not delivered yet.</summary>
        private void Deliver(int newest)
        {
            if (_undelivered.Count == 0)
            {
                return;
            }

            var skipped = _undelivered.Count - newest;
            var update = new LiveUpdate(FeedStatus.Live, _undelivered[^1].Sequence, _undelivered[skipped..], skipped);
            _undelivered.Clear();
            var outcome = _list.Merge(update, IsHeld);
            if (outcome == MergeOutcome.Reload || (outcome is MergeOutcome.Waits or MergeOutcome.Recount && !IsHeld))
            {
                Reset();
            }
            else if (outcome == MergeOutcome.Recount && !_broken)
            {
                _list.SetWaiting(new EventCount(_log.Count(_filter, _list.ShownUpTo, _list.Newest + 1)));
            }
        }

        private void Release()
        {
            _held = false;
            Reset();
        }

        private void Delete(EventSummary row)
        {
            _log.Remove(row.Id);
            Reconcile();
        }

        private void Reconcile() =>
            Assert.True(_list.ReconcileAsync(request => Task.FromResult(_log.Page(_filter, request))) is { IsCompletedSuccessfully: true, Result: true });
    }
}
