package io.twoway.cli.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableChoiceTest {

    @Test
    void aTableHasOneNameAtBothSitesUnlessAnotherStandsBehindIt() {
        assertThat(TableChoice.parse("shop.orders"))
                .isEqualTo(new TableChoice(TableSpec.parse("shop.orders"), TableSpec.parse("shop.orders")));
        assertThat(TableChoice.parse("shop.orders=`shop=eu`.`my orders`"))
                .isEqualTo(new TableChoice(TableSpec.parse("shop.orders"), TableSpec.parse("`shop=eu`.`my orders`")));
        assertThat(TableChoice.parse("crm.*=crm_eu.*"))
                .isEqualTo(new TableChoice(TableSpec.parse("crm.*"), TableSpec.parse("crm_eu.*")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"orders", "shop.orders=", "shop.orders=orders", "shop.orders crm.notes", "a.b=c.d=e.f"})
    void whatIsNoNameIsRefusedWithTheFormThatIsOne(String text) {
        assertThatThrownBy(() -> TableChoice.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("'" + text + "'", "database.*", "backticks", "single quotes");
    }

    @Test
    void oneTableIsNotAllTablesAtTheOtherSite() {
        assertThatThrownBy(() -> TableChoice.parse("crm.*=crm.notes")).hasMessageContaining("'crm.*=crm.notes'");
    }
}
