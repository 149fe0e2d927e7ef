package io.twoway.source.filter;

/** The user's choice of what is synchronized. */
public interface TableSelection {

    /** Returns whether the table's rows are captured. */
    boolean includesTable(String database, String table);

    /** Returns whether tables of the database can be captured. */
    boolean includesDatabase(String database);

    /** Everything. */
    TableSelection ALL = new TableSelection() {
        @Override
        public boolean includesTable(String database, String table) {
            return true;
        }

        @Override
        public boolean includesDatabase(String database) {
            return true;
        }
    };
}
