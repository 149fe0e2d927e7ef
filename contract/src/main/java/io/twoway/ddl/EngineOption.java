package io.twoway.ddl;

import io.twoway.contract.OriginSession;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The storage engine that CREATE TABLE or ALTER TABLE gives a table, where it is one without transactions. */
public final class EngineOption {

    /** Names that no type and no option has, so that they tell an option without its sign from a column named engine. */
    private static final Set<String> WITHOUT_TRANSACTIONS = Set.of("MYISAM", "MEMORY", "HEAP", "ARCHIVE", "CSV");

    /**
     * A table of these is a look at the rows of others, or of another server, or keeps none; so what is written to it and what
     * is read from it are not the same.
     */
    private static final Set<String> WITHOUT_ROWS = Set.of("BLACKHOLE", "FEDERATED", "MERGE", "MRG_MYISAM", "EXAMPLE");

    /** A format of rows that InnoDB refuses. */
    private static final String FIXED = "FIXED";

    private final String text;
    private final OriginSession session;
    private final List<DdlToken> tokens;

    // Mutable state
    private final StringBuilder rewritten = new StringBuilder();
    private int copied;

    private EngineOption(String text, OriginSession session) {
        this.text = text;
        this.session = session;
        this.tokens = DdlTokens.of(text, session);
    }

    /**
     * Returns the statement with InnoDB in the place of an engine without transactions; empty when it names no such engine.
     *
     * @param session in which the origin's server read it
     */
    public static Optional<String> asInnoDb(String statement, OriginSession session) {
        EngineOption option = new EngineOption(statement, session);
        return option.isOfTable() ? option.rewrite() : Optional.empty();
    }

    /**
     * Returns the engine that a statement gives a table, if it is one whose tables have no rows of their own.
     *
     * @param session in which the origin's server read it
     */
    public static Optional<String> withoutRows(String statement, OriginSession session) {
        EngineOption option = new EngineOption(statement, session);
        return option.isOfTable()
                ? option.options().stream()
                        .flatMap(place -> option.valueOf(place, WITHOUT_ROWS).stream())
                        .map(DdlToken::text)
                        .findFirst()
                : Optional.empty();
    }

    /** Returns whether tables of an engine, by its name in any letters, have no rows of their own. */
    public static boolean isWithoutRows(String engine) {
        return WITHOUT_ROWS.contains(engine.toUpperCase(Locale.ROOT));
    }

    private boolean isOfTable() {
        return tokens.size() > 1
                && (tokens.get(0).isWord("ALTER") || tokens.get(0).isWord("CREATE"))
                && tokens.get(1).isWord("TABLE");
    }

    private Optional<String> rewrite() {
        boolean found = false;
        for (int option : options()) {
            found |= replaceValue(option, WITHOUT_TRANSACTIONS, "InnoDB");
        }
        return found ? Optional.of(withDynamicRows()) : Optional.empty();
    }

    /** Returns the places of the word ENGINE where it may be the name of the option. */
    private List<Integer> options() {
        List<Integer> options = new ArrayList<>();
        int depth = 0;
        for (int i = 2; i < tokens.size() && !isQuery(tokens.get(i), depth); i++) {
            DdlToken token = tokens.get(i);
            depth += token.isSign('(') ? 1 : token.isSign(')') ? -1 : 0;
            if (depth == 0 && token.isWord("ENGINE")) {
                options.add(i);
            }
        }
        return options;
    }

    /** What CREATE TABLE ... SELECT takes its rows from has no options, but may have names that look so. */
    private boolean isQuery(DdlToken token, int depth) {
        return depth == 0 && tokens.get(0).isWord("CREATE") && (token.isWord("SELECT") || token.isWord("AS"));
    }

    private String withDynamicRows() {
        String engine = rewritten + text.substring(copied);
        EngineOption format = new EngineOption(engine, session);
        for (int i = 2; i < format.tokens.size(); i++) {
            if (format.tokens.get(i).isWord("ROW_FORMAT")) {
                format.replaceValue(i, Set.of(FIXED), "DYNAMIC");
            }
        }
        return format.rewritten + engine.substring(format.copied);
    }

    /** Replaces what stands behind the option's name, if it is one of these. */
    private boolean replaceValue(int option, Set<String> replaced, String by) {
        Optional<DdlToken> value = valueOf(option, replaced);
        value.ifPresent(token -> {
            rewritten.append(text, copied, token.start()).append(by);
            copied = token.end();
        });
        return value.isPresent();
    }

    /** Returns what stands behind the option's name, with or without a sign between, if it is one of these. */
    private Optional<DdlToken> valueOf(int option, Set<String> wanted) {
        int at = option + 1;
        at += at < tokens.size() && tokens.get(at).isSign('=') ? 1 : 0;
        return Optional.of(at)
                .filter(place -> place < tokens.size())
                .map(tokens::get)
                .filter(value -> wanted.contains(value.text().toUpperCase(Locale.ROOT)));
    }
}
