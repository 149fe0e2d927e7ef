package io.twoway.ddl;

import io.twoway.ddl.SchemaObject.Kind;
import io.twoway.table.QuotedName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The rest of a statement about several objects of which only some are synchronized. */
public sealed interface StatementPart {

    /** All of it. */
    record Whole() implements StatementPart {}

    /**
     * Some of what it does.
     *
     * @param text the statement that does only that
     */
    record Some(String text) implements StatementPart {}

    /**
     * Nothing: it needs rows of an object that is not synchronized.
     *
     * @param object the object
     */
    record Impossible(SchemaObject object) implements StatementPart {}

    Pattern IF_EXISTS = Pattern.compile("^[^`'\"]*\\bIF\\s+EXISTS\\b", Pattern.CASE_INSENSITIVE);

    /** Returns the part that is about selected objects; at least one of the statement's is. */
    static StatementPart of(DdlStatement statement, Predicate<SchemaObject> selected) {
        return switch (statement.action()) {
            case DROP -> dropped(statement, selected);
            case RENAME -> renamed(statement, selected);
            case EXCHANGE ->
                statement.objects().stream()
                        .filter(selected.negate())
                        .findFirst()
                        .<StatementPart>map(Impossible::new)
                        .orElseGet(Whole::new);
            default -> new Whole();
        };
    }

    private static StatementPart dropped(DdlStatement statement, Predicate<SchemaObject> selected) {
        List<SchemaObject> left = statement.objects().stream().filter(selected).toList();
        if (left.size() == statement.objects().size()) {
            return new Whole();
        }
        String kind = left.get(0).kind() == Kind.VIEW ? "VIEW " : "TABLE ";
        String condition = IF_EXISTS.matcher(statement.text()).find() ? "IF EXISTS " : "";
        return new Some("DROP " + kind + condition
                + left.stream().map(StatementPart::quoted).collect(Collectors.joining(", ")));
    }

    /** What a statement renames out of the selection and back into it, under another name, was in it all the time. */
    private static StatementPart renamed(DdlStatement statement, Predicate<SchemaObject> selected) {
        Set<SchemaObject> moved = new HashSet<>();
        List<String> pairs = new ArrayList<>();
        for (int i = 0; i + 1 < statement.objects().size(); i += 2) {
            SchemaObject before = statement.objects().get(i);
            SchemaObject after = statement.objects().get(i + 1);
            if (selected.test(before) || moved.contains(before)) {
                moved.add(after);
                pairs.add(quoted(before) + " TO " + quoted(after));
            } else if (selected.test(after)) {
                return new Impossible(before);
            }
        }
        boolean isWhole = pairs.size() * 2 == statement.objects().size();
        return isWhole ? new Whole() : new Some("RENAME TABLE " + String.join(", ", pairs));
    }

    private static String quoted(SchemaObject object) {
        return QuotedName.of(object.database(), object.name());
    }
}
