package io.twoway.source.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperationFilterTest {

    private static final OperationFilter FILTER = OperationFilter.parse(
            " shop\\.audit : insert ; shop\\.(orders|items):insert,Update,truncate; shop\\.au.*:delete;a:b\\.c:insert");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            shop | audit    | INSERT
            SHOP | Audit    | INSERT
            shop | orders   | INSERT UPDATE TRUNCATE
            shop | autumn   | DELETE
            shop | audits2  | DELETE
            shop | other    | INSERT UPDATE DELETE TRUNCATE
            crm  | audit    | INSERT UPDATE DELETE TRUNCATE
            a:b  | c        | INSERT""")
    void firstEntryThatMatchesTheWholeNameCounts(String database, String table, String operations) {
        List<String> passing = Arrays.stream(Operation.values())
                .filter(operation -> FILTER.passes(database, table, operation))
                .map(Operation::name)
                .toList();
        assertThat(passing).containsExactly(operations.split(" "));
    }

    @Test
    void withoutEntriesEverythingPasses() {
        assertThat(OperationFilter.parse(" ; ").isOpen()).isTrue();
        assertThat(OperationFilter.parse("").passes("a", "b", Operation.DELETE)).isTrue();
        assertThat(FILTER.isOpen()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            shop.orders         | form
            shop.orders:        | form
            :insert             | form
            shop.orders:insert, | insert, update, delete, truncate
            shop.orders:upsert  | insert, update, delete, truncate
            shop.(orders:insert | regular expression""")
    void whatIsNoEntryIsRefused(String text, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> OperationFilter.parse(text))
                .withMessageContaining(message);
    }
}
