package io.twoway.source.binlog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.shyiko.mysql.binlog.event.Event;
import com.github.shyiko.mysql.binlog.event.EventType;
import com.github.shyiko.mysql.binlog.event.deserialization.EventDeserializer;
import com.github.shyiko.mysql.binlog.io.ByteArrayInputStream;
import org.junit.jupiter.api.Test;

class FailingReaderTest {

    @Test
    void errorWhileAnEventIsReadIsAnExceptionThatTheClientReports() {
        FailingReader reader = new FailingReader(new EventDeserializer() {
            @Override
            public Event nextEvent(ByteArrayInputStream input) {
                throw new StackOverflowError("too deep");
            }
        });

        assertThatThrownBy(() -> reader.nextEvent(new ByteArrayInputStream(PayloadBytes.commit())))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("too deep");
    }

    @Test
    void deserializersAreThoseOfTheOtherReader() {
        EventDeserializer other = new EventDeserializer();
        LoadStatements loads = new LoadStatements();

        new FailingReader(other).setEventDataDeserializer(EventType.EXECUTE_LOAD_QUERY, loads);

        assertThat(other.getEventDataDeserializer(EventType.EXECUTE_LOAD_QUERY)).isSameAs(loads);
        assertThat(new FailingReader(other).getEventDataDeserializer(EventType.EXECUTE_LOAD_QUERY))
                .isSameAs(loads);
    }
}
