package io.twoway.ddl;

import io.twoway.contract.OriginSession;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The storage engine that CREATE TABLE or ALTER TABLE gives a table, where it is one without transactions. */
public final class EngineOption {

    /** Names that no type and no option has, so that they tell an option without its sign from a column named engine. */
    private static final Set<String> WITHOUT_TRANSACTIONS = Set.of(
            "MYISAM", "MEMORY", "HEAP", "ARCHIVE", "CSV", "BLACKHOLE", "FEDERATED", "MERGE", "MRG_MYISAM", "EXAMPLE");

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

    private boolean isOfTable() {
        return tokens.size() > 1
                && (tokens.get(0).isWord("ALTER") || tokens.get(0).isWord("CREATE"))
                && tokens.get(1).isWord("TABLE");
    }

    private Optional<String> rewrite() {
        int depth = 0;
        boolean found = false;
        for (int i = 2; i < tokens.size() && !isQuery(tokens.get(i), depth); i++) {
            DdlToken token = tokens.get(i);
            depth += token.isSign('(') ? 1 : token.isSign(')') ? -1 : 0;
            if (depth == 0 && token.isWord("ENGINE")) {
                found |= replaceValue(i, WITHOUT_TRANSACTIONS, "InnoDB");
            }
        }
        return found ? Optional.of(withDynamicRows()) : Optional.empty();
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

    /** Replaces what stands behind the option's name, with or without a sign between, if it is one of these. */
    private boolean replaceValue(int option, Set<String> replaced, String by) {
        int at = option + 1;
        at += at < tokens.size() && tokens.get(at).isSign('=') ? 1 : 0;
        if (at >= tokens.size() || !replaced.contains(tokens.get(at).text().toUpperCase(Locale.ROOT))) {
            return false;
        }
        rewritten.append(text, copied, tokens.get(at).start()).append(by);
        copied = tokens.get(at).end();
        return true;
    }
}
