package io.twoway.ddl;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/** The clauses of an ALTER TABLE, asked for what they do to its rows. */
final class AlterClauses {

    /** What may be added besides columns. */
    private static final Set<String> OF_KEYS =
            Set.of("INDEX", "KEY", "UNIQUE", "PRIMARY", "FULLTEXT", "SPATIAL", "FOREIGN", "CONSTRAINT", "PARTITION");

    private final SchemaObject table;
    private final List<DdlToken> tokens;

    AlterClauses(SchemaObject table, List<DdlToken> tokens) {
        this.table = table;
        this.tokens = tokens;
    }

    LocalEffect effect() {
        for (List<DdlToken> clause : clauses()) {
            if (movesFiles(clause)) {
                return new LocalEffect.MovesFiles();
            }
            if (isAutoIncrement(clause)) {
                return new LocalEffect.NumbersRows(table, numbered(clause));
            }
        }
        return new LocalEffect.None();
    }

    /** The first begins with the words ALTER TABLE and the name, which are cut off. */
    private List<List<DdlToken>> clauses() {
        List<List<DdlToken>> clauses = new ArrayList<>();
        List<DdlToken> clause = new ArrayList<>();
        int depth = 0;
        for (DdlToken token : tokens.subList(behindName(), tokens.size())) {
            depth += token.isSign('(') ? 1 : token.isSign(')') ? -1 : 0;
            if (depth == 0 && token.isSign(',')) {
                clauses.add(clause);
                clause = new ArrayList<>();
            } else {
                clause.add(token);
            }
        }
        clauses.add(clause);
        return clauses;
    }

    private int behindName() {
        int name = Math.min(2, tokens.size());
        boolean withDatabase = name + 2 < tokens.size() && tokens.get(name + 1).isSign('.');
        return Math.min(withDatabase ? name + 3 : name + 1, tokens.size());
    }

    /** Its partitions are separated by commas too. */
    private boolean movesFiles(List<DdlToken> clause) {
        return startsWith(clause, "DISCARD", "IMPORT")
                && tokens.get(tokens.size() - 1).isWord("TABLESPACE");
    }

    /** As an option of the table, AUTO_INCREMENT stands in a clause of its own. */
    private static boolean isAutoIncrement(List<DdlToken> clause) {
        return startsWith(clause, "ADD", "MODIFY", "CHANGE")
                && IntStream.range(2, clause.size())
                        .anyMatch(i -> clause.get(i).isWord("AUTO_INCREMENT") || isSerial(clause, i));
    }

    /** SERIAL is a type behind the name of a column, or an attribute that goes on; else it is a name. */
    private static boolean isSerial(List<DdlToken> clause, int index) {
        if (!clause.get(index).isWord("SERIAL")) {
            return false;
        }
        boolean isAttribute = index + 1 < clause.size() && clause.get(index + 1).isWord("DEFAULT");
        boolean isListed =
                clause.get(index - 2).isSign('(') || clause.get(index - 2).isSign(',');
        return isAttribute
                || (!OF_KEYS.contains(clause.get(1).text().toUpperCase(Locale.ROOT))
                        && clause.get(index - 1).isName()
                        && (isListed || index == typeOf(clause)));
    }

    private static int nameOf(List<DdlToken> clause) {
        return clause.get(1).isWord("COLUMN") ? 2 : 1;
    }

    private static int typeOf(List<DdlToken> clause) {
        return nameOf(clause) + (clause.get(0).isWord("CHANGE") ? 2 : 1);
    }

    /** A column that was there keeps the numbers that it has. */
    private static Optional<String> numbered(List<DdlToken> clause) {
        return clause.get(0).isWord("ADD")
                ? Optional.empty()
                : Optional.of(clause.get(nameOf(clause)).text());
    }

    private static boolean startsWith(List<DdlToken> clause, String... words) {
        return clause.size() > 1
                && List.of(words).stream().anyMatch(word -> clause.get(0).isWord(word));
    }
}
