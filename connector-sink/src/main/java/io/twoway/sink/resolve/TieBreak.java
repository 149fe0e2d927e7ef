package io.twoway.sink.resolve;

import io.twoway.contract.SiteName;
import java.util.List;

/** Ways to choose a winner when UseMax or UseMin finds equal values in different rows ({@code conflict.tie}). */
public sealed interface TieBreak {

    /** Returns whether a change from {@code origin} wins over the row of this site. */
    boolean incomingWins(SiteName origin);

    /**
     * A victory of the site that comes earlier: both sites decide alike as long as both have the same list.
     *
     * @param order the sites, most important first; a site that is not listed comes after all that are
     * @param local the site that this sink writes to
     */
    record SitePriority(List<SiteName> order, SiteName local) implements TieBreak {

        public SitePriority {
            order = List.copyOf(order);
        }

        @Override
        public boolean incomingWins(SiteName origin) {
            return rank(origin) < rank(local);
        }

        private int rank(SiteName site) {
            int index = order.indexOf(site);
            return index < 0 ? order.size() : index;
        }
    }

    /** A victory of the destination's row: the two sites may end different. */
    record KeepStanding() implements TieBreak {
        @Override
        public boolean incomingWins(SiteName origin) {
            return false;
        }
    }
}
