package io.twoway.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.apache.kafka.connect.header.ConnectHeaders;
import org.junit.jupiter.api.Test;

class XidTest {

    @Test
    void aNameIsTheSameFromAnEventAndFromAStatement() {
        Xid event = Xid.of(new byte[] {'a', '\'', 'b', 0, -1, 0x5c}, 3, 7);

        assertThat(event.text()).isEqualTo("X'612762',X'00ff5c',7");
        assertThat(Xid.in("XA COMMIT X'612762',X'00FF5C',7")).contains(event);
        assertThat(Xid.in("xa rollback x'612762',x'00ff5c',7")).contains(event);
    }

    @Test
    void theNumberOfTheFormatIsUnsigned() {
        assertThat(Xid.of(new byte[] {'a'}, 1, -1)).hasToString("X'61',X'',4294967295");
    }

    @Test
    void theLongestNameIsReadFromHeaders() {
        Xid longest = Xid.of(new byte[128], 64, Integer.MAX_VALUE);
        ConnectHeaders headers = new ConnectHeaders();
        longest.writeTo(headers);

        assertThat(Xid.readFrom(headers)).contains(longest);
        assertThat(Xid.readFrom(new ConnectHeaders())).isEmpty();
        assertThat(longest.text().length()).isLessThanOrEqualTo(280);
    }

    @Test
    void otherTextIsNoName() {
        assertThat(Xid.in("XA COMMIT 'a'")).isEmpty();
        assertThatThrownBy(() -> new Xid("X'6',X'',1")).hasMessageContaining("does not name an XA transaction");
    }
}
