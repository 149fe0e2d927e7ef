package io.twoway.precheck.rule.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.precheck.Item;
import io.twoway.precheck.Result;
import org.junit.jupiter.api.Test;

class DdlOriginRulesTest {

    @Test
    void siteThatRunsStatementsOfOthersSendsNoneOfItsOwn() {
        Item item = DdlOriginRules.judge("site b", 3);

        assertThat(item.result()).isEqualTo(Result.WARNING);
        assertThat(item.key()).isEqualTo("direction");
        assertThat(item.message()).contains("ddl-has-one-origin", "3 statements", "direction=reverse");
    }

    @Test
    void siteThatRunsNoneMaySendThem() {
        assertThat(DdlOriginRules.judge("site a", 0).result()).isEqualTo(Result.PASSED);
    }
}
