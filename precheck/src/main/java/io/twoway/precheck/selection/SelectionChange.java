package io.twoway.precheck.selection;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Two selections of one source, told apart by their lists alone: no server is asked which tables there are. */
public final class SelectionChange {

    private static final ListedName EVERYTHING = new ListedName(SelectionLists.ANY, SelectionLists.ANY);

    private final SelectionLists before;
    private final SelectionLists after;
    private final boolean canBeTried;

    /**
     * @param before the source's settings as they are
     * @param after its settings as they are going to be
     */
    public SelectionChange(Map<String, String> before, Map<String, String> after) {
        this.before = new SelectionLists(before);
        this.after = new SelectionLists(after);
        this.canBeTried = this.before.canBeTried() && this.after.canBeTried();
    }

    /**
     * Returns what leaves the selection, for a person: names, and expressions that stand for more than one and are not in the
     * other selection as they are.
     */
    public List<String> leaving() {
        if (before.equals(after)) {
            return List.of();
        }
        Set<String> leaving = new LinkedHashSet<>();
        SelectionLists.INCLUDES.forEach(key -> leaving.addAll(leaving(key, before, after)));
        SelectionLists.EXCLUDES.forEach(key -> leaving.addAll(leaving(key, after, before)));
        if (canBeTried ? leaves(EVERYTHING) : isNarrowed()) {
            leaving.add(EVERYTHING.toString());
        }
        return List.copyOf(leaving);
    }

    /** Returns how the lists must be so that nothing leaves, as lines of a connector's file. */
    public List<String> cures() {
        return Stream.concat(SelectionLists.INCLUDES.stream(), SelectionLists.EXCLUDES.stream())
                .filter(after::isSet)
                .map(key -> before.isSet(key) ? line(key, kept(key)) : "without " + key)
                .toList();
    }

    /** @param narrower the side without the list's expressions; where an include list is not set it selects everything */
    private List<String> leaving(String key, SelectionLists from, SelectionLists narrower) {
        boolean nothingLeaves = SelectionLists.INCLUDES.contains(key) && !narrower.isSet(key);
        List<String> leaving = new ArrayList<>();
        for (String item : from.items(key)) {
            Optional<ListedName> name = canBeTried ? parser(key).apply(item) : Optional.empty();
            if (name.isPresent()) {
                name.filter(this::leaves).ifPresent(gone -> leaving.add(gone.toString()));
            } else if (!nothingLeaves && !narrower.items(key).contains(item)) {
                leaving.add("what " + item + " matches");
            }
        }
        return leaving;
    }

    private static Function<String, Optional<ListedName>> parser(String key) {
        return key.startsWith("database.") ? ListedName::ofDatabase : ListedName::ofTable;
    }

    private boolean leaves(ListedName name) {
        return before.select(name) && !after.select(name);
    }

    private boolean isNarrowed() {
        return SelectionLists.INCLUDES.stream().anyMatch(key -> after.isSet(key) && !before.isSet(key));
    }

    private Stream<String> kept(String key) {
        Stream<String> former = before.items(key).stream();
        return SelectionLists.INCLUDES.contains(key)
                ? Stream.concat(after.items(key).stream(), former).distinct()
                : former;
    }

    private static String line(String key, Stream<String> items) {
        String list = items.collect(Collectors.joining(","));
        return "\"" + key + "\": \"" + list.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
