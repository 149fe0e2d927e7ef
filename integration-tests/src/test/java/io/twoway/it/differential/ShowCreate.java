package io.twoway.it.differential;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.it.pair.Pair;
import io.twoway.it.pair.Site;
import java.util.ArrayList;
import java.util.List;

/** Compares what SHOW CREATE says of everything in a database: what information_schema does not have. */
public final class ShowCreate {

    /** Not the server's: in ANSI mode a table is shown without its options. */
    private static final String MODE = "SET SESSION sql_mode = ''";

    /** Counters differ, for each site gives out numbers of its own; views and routines belong to who made them. */
    private static final String OF_THE_SITE = " AUTO_INCREMENT=\\d+|DEFINER=(?:`[^`]*`@`[^`]*`|\"[^\"]*\"@\"[^\"]*\")";

    /**
     * MySQL 9.7 shows a column's character set and collation if the statement named the set, but in another way if the column comes
     * from the SELECT of CREATE TABLE ... SELECT; the binlog has that statement with the set's name. Collations of columns
     * are compared by information_schema.
     */
    private static final String COLLATION_OF_COLUMN = " (CHARACTER SET|COLLATE) \\w+";

    private final Site a;
    private final Site b;
    private final String database;

    public ShowCreate(Pair pair, String database) {
        this(pair.a(), pair.b(), database);
    }

    /** Compares at two sites of no particular pair. */
    public ShowCreate(Site a, Site b, String database) {
        this.a = a;
        this.b = b;
        this.database = database;
    }

    public void assertEqual(String context) {
        List<String> atA = statements(a);
        List<String> atB = statements(b);
        List<String> differences = new ArrayList<>();
        atA.stream().filter(shown -> !atB.contains(shown)).map("A: "::concat).forEach(differences::add);
        atB.stream().filter(shown -> !atA.contains(shown)).map("B: "::concat).forEach(differences::add);
        assertThat(differences).as("SHOW CREATE, %s", context).isEmpty();
    }

    /** Returns what SHOW CREATE says, without what each site has of its own. */
    public static String withoutTheSite(String shown) {
        String rest = shown.replaceAll(OF_THE_SITE, "");
        return rest.contains("CREATE TABLE ") ? rest.replaceAll(COLLATION_OF_COLUMN, "") : rest;
    }

    private List<String> statements(Site site) {
        List<String> objects = new ArrayList<>(List.of("DATABASE `" + database + "`"));
        objects.addAll(site.rows("SELECT CONCAT(IF(table_type = 'VIEW', 'VIEW', 'TABLE'), ' `', table_schema, '`.`',"
                + " REPLACE(table_name, '`', '``'), '`') FROM information_schema.tables"
                + in("table_schema") + " ORDER BY 1"));
        objects.addAll(site.rows("SELECT CONCAT(routine_type, ' `', routine_schema, '`.`',"
                + " REPLACE(routine_name, '`', '``'), '`') FROM information_schema.routines"
                + in("routine_schema") + " ORDER BY 1"));
        return objects.stream()
                .flatMap(object -> site.rowsIn(MODE, "SHOW CREATE " + object).stream())
                .map(ShowCreate::withoutTheSite)
                .toList();
    }

    private String in(String column) {
        return " WHERE " + column + " = '" + database + "'";
    }
}
