package io.twoway.source.load;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The order in which views can be created: a view after those it reads. */
public final class ViewOrder {

    private final Map<ViewName, Set<ViewName>> reads;

    // Mutable state
    private final Set<ViewName> placed = new LinkedHashSet<>();
    private final Set<ViewName> entered = new LinkedHashSet<>();

    private ViewOrder(Map<ViewName, Set<ViewName>> reads) {
        this.reads = reads;
    }

    /**
     * A view, or whatever it reads.
     *
     * @param database where it is
     * @param name its name
     */
    public record ViewName(String database, String name) {}

    /**
     * Returns the views, sorted.
     *
     * @param views in any order
     * @param reads what each of them reads, tables included
     */
    public static List<ViewName> of(Collection<ViewName> views, Map<ViewName, Set<ViewName>> reads) {
        ViewOrder order = new ViewOrder(reads);
        views.forEach(order::place);
        List<ViewName> sorted = new ArrayList<>(order.placed);
        sorted.retainAll(views);
        return sorted;
    }

    /** MySQL refuses views that read each other; should one be met, each is entered once. */
    private void place(ViewName view) {
        if (entered.add(view)) {
            reads.getOrDefault(view, Set.of()).forEach(this::place);
            placed.add(view);
        }
    }
}
