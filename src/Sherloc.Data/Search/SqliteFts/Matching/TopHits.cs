namespace Sherloc.Data.Search.SqliteFts.Matching;

/// <summary>Keeps the first so many places of an order: a heap with the last of them at its root.</summary>
internal sealed class TopHits(Order order, int most, Cursor? after)
{
    private readonly List<Place> _heap = [];

    /// <summary>Documents offered that stand behind the cursor.</summary>
    public long Offered { get; private set; }

    public void Offer(int slot)
    {
        var place = order.PlaceOf(slot);
        if (after is not null && !order.IsBehind(place, after))
        {
            return;
        }

        Offered++;
        if (_heap.Count < most)
        {
            _heap.Add(place);
            Up(_heap.Count - 1);
        }
        else if (most > 0 && place.Key <= _heap[0].Key && order.Compare(place, _heap[0]) < 0)
        {
            _heap[0] = place;
            Down(0);
        }
    }

    /// <summary>Those kept, first first.</summary>
    public List<Place> Sorted()
    {
        var sorted = new List<Place>(_heap);
        sorted.Sort(order);
        return sorted;
    }

    private void Up(int index)
    {
        while (index > 0 && (index - 1) / 2 is var parent && order.Compare(_heap[index], _heap[parent]) > 0)
        {
            (_heap[index], _heap[parent]) = (_heap[parent], _heap[index]);
            index = parent;
        }
    }

    private void Down(int index)
    {
        for (; ;)
        {
            var largest = index;
            for (var child = (2 * index) + 1; child <= (2 * index) + 2 && child < _heap.Count; child++)
            {
                largest = order.Compare(_heap[child], _heap[largest]) > 0 ? child : largest;
            }

            if (largest == index)
            {
                return;
            }

            (_heap[index], _heap[largest]) = (_heap[largest], _heap[index]);
            index = largest;
        }
    }
}
