package io.twoway.sink.config;

import io.twoway.config.Choice;
import io.twoway.config.Section;
import io.twoway.config.Setting;
import io.twoway.contract.BookkeepingDatabase;
import io.twoway.sink.mapping.NameCase;
import io.twoway.sink.mapping.NameMapping;
import io.twoway.table.TableName;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Width;
import org.apache.kafka.common.config.ConfigException;

/**
 * Names that differ at the destination.
 *
 * @param names the destination's names
 * @param sameServer whether both sites are databases of one server
 */
public record MappingConfig(NameMapping names, boolean sameServer) {

    private static final String PREFIX = "mapping.";

    public static final String DATABASES = PREFIX + "databases";
    public static final String TABLES = PREFIX + "tables";
    public static final String COLUMNS = PREFIX + "columns";
    public static final String CASE = PREFIX + "case";
    public static final String SAME_SERVER = PREFIX + "same.server";

    private static final String QUOTING =
            " A name with a comma, colon, dot or backtick stands between backticks, as in "
                    + "SQL; a backtick in it is doubled.";
    private static final String QUOTED_LIKEWISE = " Backticks as in `" + DATABASES + "`.";
    private static final Choice<NameCase> CASES = Choice.of(List.of(NameCase.values()), NameCase::label);

    static void define(ConfigDef definition) {
        new Section(definition, "Names")
                .with(pairs(DATABASES, "Databases", NameMapping::databasesOf, "from:to, ...")
                        .governing(List.of(SAME_SERVER))
                        .documented("Databases that have another name at the destination, as `from:to`, separated by "
                                + "commas: from the origin's name to the one here." + QUOTING))
                .with(pairs(TABLES, "Tables", NameMapping::tablesOf, "database.table:database.table, ...")
                        .governing(List.of(SAME_SERVER))
                        .documented("Tables and views that have another name at the destination, or are in another "
                                + "database, as `database.table:database.table`, separated by commas. Comes before `"
                                + DATABASES + "`." + QUOTED_LIKEWISE))
                .with(pairs(COLUMNS, "Columns", NameMapping::columnsOf, "database.table.column:column, ...")
                        .documented("Columns that have another name at the destination, as "
                                + "`database.table.column:column`, separated by commas; the table by its name at the "
                                + "origin." + QUOTED_LIKEWISE))
                .with(caseSetting())
                .with(sameServerSetting());
    }

    static void check(Draft draft) {
        draft.given().keySet().stream()
                .filter(key -> key.startsWith(PREFIX) && !draft.defines(key))
                .forEach(key -> draft.refuse(key, "there is no such setting"));
        String bookkeeping = draft.text(BookkeepingDatabase.CONFIG).orElse("");
        if (!draft.isValid(DATABASES) || !draft.isValid(TABLES)) {
            return;
        }
        if (databases(draft).containsValue(bookkeeping)) {
            draft.refuse(DATABASES, reserved(bookkeeping));
        }
        if (tables(draft).values().stream().map(TableName::database).anyMatch(bookkeeping::equals)) {
            draft.refuse(TABLES, reserved(bookkeeping));
        }
        if (draft.flag(SAME_SERVER).orElse(false)
                && Stream.of(DATABASES, TABLES).allMatch(key -> isEmpty(draft, key))) {
            draft.refuse(
                    SAME_SERVER,
                    "a table cannot be its own destination: give the databases other names in " + DATABASES);
        }
    }

    static MappingConfig of(Draft draft) {
        NameMapping names = new NameMapping(
                databases(draft),
                tables(draft),
                NameMapping.columnsOf(draft.text(COLUMNS).orElse("")),
                draft.choice(CASE, CASES).orElseThrow());
        return new MappingConfig(names, draft.flag(SAME_SERVER).orElseThrow());
    }

    private static Setting pairs(String key, String displayName, Consumer<String> parser, String form) {
        return Setting.text(key, displayName)
                .byDefault("")
                .wide(Width.LONG)
                .checked(ConfigDef.LambdaValidator.with((name, value) -> parse(name, value, parser), () -> form));
    }

    private static Setting caseSetting() {
        return Setting.choice(CASE, "Capital letters", CASES)
                .byDefault(NameCase.PRESERVE.label())
                .documented("What becomes of capital letters in the names of databases and tables that neither `"
                        + DATABASES + "` nor `" + TABLES
                        + "` names: `preserve` leaves them, `lower` and `upper` write all "
                        + "letters small or large. Names of columns stay as they are.");
    }

    private static Setting sameServerSetting() {
        return Setting.flag(SAME_SERVER, "One server")
                .byDefault(false)
                .important(Importance.LOW)
                .shownIf(parsed -> isGiven(parsed, DATABASES) || isGiven(parsed, TABLES))
                .documented("Set it when both sites are databases of one MySQL server. Otherwise the sink refuses "
                        + "changes that the destination server wrote itself; with it, only those of tables that keep "
                        + "their database and name.");
    }

    private static void parse(String key, Object value, Consumer<String> parser) {
        try {
            parser.accept(value == null ? "" : value.toString());
        } catch (IllegalArgumentException e) {
            throw new ConfigException(key, value, e.getMessage());
        }
    }

    private static Map<String, String> databases(Draft draft) {
        return NameMapping.databasesOf(draft.text(DATABASES).orElse(""));
    }

    private static Map<TableName, TableName> tables(Draft draft) {
        return NameMapping.tablesOf(draft.text(TABLES).orElse(""));
    }

    private static boolean isGiven(Map<String, Object> parsed, String key) {
        return parsed.get(key) instanceof String text && !text.isBlank();
    }

    private static boolean isEmpty(Draft draft, String key) {
        return draft.raw(key).isEmpty();
    }

    private static String reserved(String bookkeeping) {
        return "'" + bookkeeping + "' is the sink's own database (" + BookkeepingDatabase.CONFIG + ")";
    }
}
