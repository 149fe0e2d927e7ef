package io.twoway.policy;

import io.twoway.table.TableName;
import java.util.List;
import java.util.Optional;

/** The tables that a rule is for, by their names at the destination. */
public sealed interface RuleTarget {

    /** Degrees to which a rule names a table: of two rules for one table, the one that comes first here wins. */
    public enum Precision {
        TABLE,
        TABLE_PATTERN,
        DATABASE,
        DATABASE_PATTERN
    }

    /** Returns how closely this names the table; empty when it is for other tables. */
    Optional<Precision> match(TableName table);

    /** Returns the tables as patterns of their full names. */
    List<TablePattern> patterns();

    /** Tables by full name. */
    record Tables(List<TablePattern> names) implements RuleTarget {

        public Tables {
            names = List.copyOf(names);
        }

        @Override
        public List<TablePattern> patterns() {
            return names;
        }

        @Override
        public Optional<Precision> match(TableName table) {
            return names.stream()
                    .filter(name -> name.matches(table))
                    .map(name -> name.isExact() ? Precision.TABLE : Precision.TABLE_PATTERN)
                    .min(Precision::compareTo);
        }
    }

    /** All tables of databases. */
    record Databases(List<NamePattern> names) implements RuleTarget {

        public Databases {
            names = List.copyOf(names);
        }

        @Override
        public List<TablePattern> patterns() {
            return names.stream()
                    .map(name -> new TablePattern(name, NamePattern.ANY))
                    .toList();
        }

        @Override
        public Optional<Precision> match(TableName table) {
            return names.stream()
                    .filter(name -> name.matches(table.database()))
                    .map(name -> name.isExact() ? Precision.DATABASE : Precision.DATABASE_PATTERN)
                    .min(Precision::compareTo);
        }
    }
}
