package io.twoway.source;

import io.debezium.config.Configuration;
import io.debezium.connector.mysql.MySqlConnectorConfig;
import io.debezium.relational.RelationalTableFilters;
import io.debezium.relational.TableId;
import io.twoway.source.filter.TableSelection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The selection as Debezium itself applies it to rows. */
final class CapturedTables implements TableSelection {

    private static final Pattern SEPARATOR = Pattern.compile("(?<!\\\\),");

    private final RelationalTableFilters filters;
    private final List<Pattern> includedTables;

    /** The settings that select tables. */
    private static final List<String> LISTS = List.of(
            MySqlConnectorConfig.DATABASE_INCLUDE_LIST.name(),
            MySqlConnectorConfig.DATABASE_EXCLUDE_LIST.name(),
            MySqlConnectorConfig.TABLE_INCLUDE_LIST.name(),
            MySqlConnectorConfig.TABLE_EXCLUDE_LIST.name());

    /** Returns the selection with other lists than the settings have. */
    static CapturedTables of(Configuration config, Map<String, String> lists) {
        Map<String, String> settings = new HashMap<>(config.asMap());
        LISTS.forEach(settings::remove);
        settings.putAll(lists);
        return new CapturedTables(Configuration.from(settings));
    }

    /** Returns the lists that the settings have. */
    static Map<String, String> lists(Configuration config) {
        Map<String, String> lists = new HashMap<>(config.asMap());
        lists.keySet().retainAll(LISTS);
        return lists;
    }

    CapturedTables(Configuration config) {
        this.filters = new MySqlConnectorConfig(config).getTableFilters();
        String include = config.getString(MySqlConnectorConfig.TABLE_INCLUDE_LIST, "");
        this.includedTables = SEPARATOR
                .splitAsStream(include)
                .filter(item -> !item.isBlank())
                .map(item -> Pattern.compile(item.strip(), Pattern.CASE_INSENSITIVE))
                .toList();
    }

    @Override
    public boolean includesTable(String database, String table) {
        return filters.dataCollectionFilter().isIncluded(new TableId(database, null, table));
    }

    @Override
    public boolean includesDatabase(String database) {
        return filters.databaseFilter().test(database)
                && (includedTables.isEmpty() || includedTables.stream().anyMatch(table -> canBeIn(database, table)));
    }

    /** A table of the database can match if only more text is wanting behind {@code database.}. */
    private static boolean canBeIn(String database, Pattern table) {
        Matcher matcher = table.matcher(database + ".");
        return matcher.matches() || matcher.hitEnd();
    }
}
