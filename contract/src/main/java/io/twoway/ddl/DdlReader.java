package io.twoway.ddl;

import io.twoway.contract.OriginSession;
import io.twoway.ddl.DdlStatement.Action;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads one statement from its first word to the names of its objects. */
final class DdlReader {

    private final String text;
    private final String database;
    private final List<DdlToken> tokens;

    // Mutable state
    private int at;
    private String withoutDefiner;
    private boolean onlyIfMissing;

    DdlReader(String text, String database, OriginSession session) {
        this.text = text;
        this.database = database;
        this.tokens = DdlTokens.of(text, session);
        this.withoutDefiner = text;
    }

    DdlStatement read() {
        if (skip("CREATE")) {
            return statement(Action.CREATE, objectsOf());
        }
        if (skip("ALTER")) {
            return alter();
        }
        if (skip("DROP")) {
            return statement(Action.DROP, objectsOf());
        }
        if (skip("RENAME") && (skip("TABLE") || skip("TABLES"))) {
            return statement(Action.RENAME, renamed());
        }
        if (skip("TRUNCATE")) {
            skip("TABLE");
            return statement(Action.TRUNCATE, List.of(named(SchemaObject.Kind.TABLE)));
        }
        return statement(Action.OTHER, List.of());
    }

    private DdlStatement statement(Action action, List<SchemaObject> objects) {
        boolean known = objects.stream().noneMatch(object -> object.name().isEmpty()) && !objects.isEmpty();
        return known
                ? new DdlStatement(text, action, objects, withoutDefiner, onlyIfMissing)
                : new DdlStatement(text, Action.OTHER, List.of(), withoutDefiner, false);
    }

    /** Between the verb and the kind of object stand options only, of which DEFINER has a value of several words. */
    private List<SchemaObject> objectsOf() {
        while (at < tokens.size()) {
            DdlToken token = tokens.get(at);
            if (token.isWord("DEFINER")
                    && at + 1 < tokens.size()
                    && tokens.get(at + 1).isSign('=')) {
                skipDefiner();
            } else if (token.kind() == DdlToken.Kind.WORD && isKind(token)) {
                at++;
                return objects(token.text().toUpperCase(Locale.ROOT));
            } else {
                at++;
            }
        }
        return List.of();
    }

    private static boolean isKind(DdlToken token) {
        return switch (token.text().toUpperCase(Locale.ROOT)) {
            case "TABLE", "TABLES", "VIEW", "FUNCTION", "PROCEDURE", "TRIGGER", "DATABASE", "SCHEMA", "INDEX" -> true;
            // what does not travel, or has objects of its own kind
            case "EVENT", "USER", "ROLE", "SERVER", "TABLESPACE", "INSTANCE", "LIBRARY" -> true;
            case "REFERENCE", "GROUP", "LOGFILE", "COMPONENT", "PLUGIN" -> true;
            default -> false;
        };
    }

    private List<SchemaObject> objects(String kind) {
        return switch (kind) {
            case "TABLE", "TABLES" -> listed(SchemaObject.Kind.TABLE);
            case "VIEW" -> listed(SchemaObject.Kind.VIEW);
            case "FUNCTION" -> listed(SchemaObject.Kind.FUNCTION);
            case "PROCEDURE" -> listed(SchemaObject.Kind.PROCEDURE);
            case "TRIGGER" -> listed(SchemaObject.Kind.TRIGGER);
            case "DATABASE", "SCHEMA" -> List.of(databaseNamed());
            case "INDEX" -> indexed();
            default -> List.of();
        };
    }

    /** Only DROP names several objects: behind the name of one that is made stands no comma before its definition. */
    private List<SchemaObject> listed(SchemaObject.Kind kind) {
        skipExistence();
        List<SchemaObject> objects = new ArrayList<>();
        do {
            objects.add(named(kind));
        } while (skipSign(','));
        return objects;
    }

    private List<SchemaObject> indexed() {
        while (at < tokens.size() && !tokens.get(at).isWord("ON")) {
            at++;
        }
        return skip("ON") ? List.of(named(SchemaObject.Kind.TABLE)) : List.of();
    }

    /** ALTER DATABASE may leave out the name. */
    private SchemaObject databaseNamed() {
        skipExistence();
        boolean option = peek().filter(token -> token.isWord("DEFAULT")
                        || token.isWord("CHARACTER")
                        || token.isWord("CHARSET")
                        || token.isWord("COLLATE")
                        || token.isWord("ENCRYPTION"))
                .isPresent();
        return SchemaObject.database(option ? database : name());
    }

    private DdlStatement alter() {
        List<SchemaObject> objects = new ArrayList<>(objectsOf());
        if (objects.isEmpty() || objects.get(0).kind() != SchemaObject.Kind.TABLE) {
            return statement(Action.ALTER, objects);
        }
        Action action = Action.ALTER;
        int depth = 0;
        while (at < tokens.size()) {
            DdlToken token = tokens.get(at);
            at++;
            depth += token.isSign('(') ? 1 : token.isSign(')') ? -1 : 0;
            if (depth == 0 && token.isWord("EXCHANGE") && skip("PARTITION")) {
                action = Action.EXCHANGE;
                objects.addAll(exchanged());
            } else if (depth == 0 && token.isWord("RENAME") && renamesTable()) {
                objects.add(named(SchemaObject.Kind.TABLE));
                action = Action.RENAME;
            }
        }
        return statement(action, objects);
    }

    /** EXCHANGE PARTITION partition WITH TABLE name. */
    private List<SchemaObject> exchanged() {
        name();
        return skip("WITH") && skip("TABLE") ? List.of(named(SchemaObject.Kind.TABLE)) : List.of();
    }

    /** RENAME [TO | AS | =] name; but RENAME COLUMN, INDEX and KEY stay inside the table. */
    private boolean renamesTable() {
        if (skip("TO") || skip("AS") || skipSign('=')) {
            return true;
        }
        return peek().filter(token ->
                        token.isName() && !token.isWord("COLUMN") && !token.isWord("INDEX") && !token.isWord("KEY"))
                .isPresent();
    }

    private List<SchemaObject> renamed() {
        List<SchemaObject> names = new ArrayList<>();
        do {
            names.add(named(SchemaObject.Kind.TABLE));
            skip("TO");
            names.add(named(SchemaObject.Kind.TABLE));
        } while (skipSign(','));
        return names;
    }

    private SchemaObject named(SchemaObject.Kind kind) {
        String first = name();
        return skipSign('.') ? new SchemaObject(kind, first, name()) : new SchemaObject(kind, database, first);
    }

    private String name() {
        Optional<DdlToken> token = peek().filter(DdlToken::isName);
        token.ifPresent(found -> at++);
        return token.map(DdlToken::text).orElse("");
    }

    private void skipExistence() {
        if (skip("IF")) {
            onlyIfMissing = skip("NOT");
            skip("EXISTS");
        }
    }

    /** DEFINER = user[@host], or CURRENT_USER with or without parentheses. */
    private void skipDefiner() {
        int start = tokens.get(at).start();
        at += 3; // the word, the sign and the user
        if (skipSign('@')) {
            at++;
        } else if (skipSign('(')) {
            skipSign(')');
        }
        int end = at < tokens.size() ? tokens.get(at).start() : text.length();
        withoutDefiner = text.substring(0, start) + text.substring(end);
    }

    private Optional<DdlToken> peek() {
        return at < tokens.size() ? Optional.of(tokens.get(at)) : Optional.empty();
    }

    private boolean skip(String word) {
        boolean found = peek().filter(token -> token.isWord(word)).isPresent();
        at += found ? 1 : 0;
        return found;
    }

    private boolean skipSign(char sign) {
        boolean found = peek().filter(token -> token.isSign(sign)).isPresent();
        at += found ? 1 : 0;
        return found;
    }
}
