package io.twoway.source.xa;

import static org.assertj.core.api.Assertions.assertThat;

import io.twoway.contract.Xid;
import io.twoway.source.xa.XaStatement.Verb;
import org.junit.jupiter.api.Test;

class XaStatementTest {

    private static final Xid NAME = new Xid("X'61',X'5c',1");

    @Test
    void whatBeginsAndDecidesIsRead() {
        assertThat(XaStatement.of("XA START X'61',X'5c',1")).contains(new XaStatement(Verb.START, NAME));
        assertThat(XaStatement.of("XA COMMIT X'61',X'5c',1")).contains(new XaStatement(Verb.COMMIT, NAME));
        assertThat(XaStatement.of("XA ROLLBACK X'61',X'5c',1")).contains(new XaStatement(Verb.ROLLBACK, NAME));
    }

    @Test
    void everyOtherStatementIsLeftToDebezium() {
        assertThat(XaStatement.of("XA END X'61',X'5c',1")).isEmpty();
        assertThat(XaStatement.of("BEGIN")).isEmpty();
        assertThat(XaStatement.of("CREATE TABLE xa (start INT) COMMENT 'XA COMMIT X''61'',X''5c'',1'"))
                .isEmpty();
    }
}
