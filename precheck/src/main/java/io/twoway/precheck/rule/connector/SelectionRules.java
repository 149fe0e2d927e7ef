package io.twoway.precheck.rule.connector;

import io.twoway.precheck.Item;
import io.twoway.precheck.Result;
import io.twoway.precheck.rule.Settings;
import io.twoway.precheck.selection.SelectionChange;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Conditions for a registered source that gets the settings of a file: it keeps its tables. */
public final class SelectionRules {

    /** The check's name. */
    public static final String NAME = "selection-kept";

    private static final String KEY = "table.include.list";

    private SelectionRules() {}

    public static Stream<String> names() {
        return Stream.of(NAME);
    }

    /**
     * Judges one source.
     *
     * @param source as its file has it
     * @param registered the settings that it has at the worker
     */
    public static Item judge(String subject, Settings source, Map<String, String> registered) {
        SelectionChange change = new SelectionChange(registered, source.values());
        List<String> leaving = change.leaving();
        String why = "Their changes at site " + source.get("site.name", "?")
                + " would no longer travel, and nothing says so later. A table that comes back is loaded again, and rows that"
                + " differ by then stay different.";
        return leaving.isEmpty()
                ? new Item(NAME, subject, KEY, Result.PASSED, "All that is selected now stays selected.", why, "")
                : new Item(
                        NAME,
                        subject,
                        KEY,
                        Result.WARNING,
                        "These tables would leave the selection of " + source.name() + ": " + String.join(", ", leaving)
                                + ". They are in the settings that the worker has, and not in its file.",
                        why,
                        "Write them into the file of " + source.name() + ": "
                                + String.join(", and ", change.cures())
                                + "\nOr, where they are to leave, this one time: --acknowledge " + NAME);
    }
}
