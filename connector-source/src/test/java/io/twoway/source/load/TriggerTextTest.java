package io.twoway.source.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.contract.OriginSession;
import org.junit.jupiter.api.Test;

class TriggerTextTest {

    private static final OriginSession SESSION = OriginSession.NONE.with("sql_mode", "ANSI");

    private final TriggerText trigger = new TriggerText(
            "shop",
            "log`it",
            "admin@x@10.%",
            "AFTER",
            "UPDATE",
            "orders",
            "INSERT INTO log VALUES (1) -- done",
            SESSION);

    @Test
    void asItIsTheBodyIsUntouched() {
        assertThat(trigger.object(TriggerMode.AS_IS))
                .isEqualTo(new CreatedObject(
                        "shop",
                        "log`it",
                        "CREATE DEFINER=`admin@x`@`10.%` TRIGGER `shop`.`log``it` AFTER UPDATE ON `shop`.`orders`"
                                + " FOR EACH ROW INSERT INTO log VALUES (1) -- done",
                        SESSION));
    }

    @Test
    void guardedItRunsOnlyWhereNoSinkIsApplyingEvenBehindAComment() {
        assertThat(trigger.object(TriggerMode.GUARDED).statement())
                .endsWith(
                        " FOR EACH ROW IF @twoway_applying IS NULL THEN INSERT INTO log VALUES (1) -- done\n; END IF");
    }
}
