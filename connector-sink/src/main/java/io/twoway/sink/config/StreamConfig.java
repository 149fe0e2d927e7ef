package io.twoway.sink.config;

import io.twoway.config.JsonConverters;
import io.twoway.config.Section;
import io.twoway.config.Setting;
import io.twoway.config.Words;
import java.util.List;
import org.apache.kafka.common.config.ConfigDef;

/**
 * Settings of the stream and of those it waits for, and the checks of Connect's own keys.
 *
 * @param topic the one topic that carries the stream
 * @param causalTopics topics of other streams that sinks apply at this site, and that this one waits for
 */
public record StreamConfig(String topic, List<String> causalTopics) {

    public static final String CAUSAL_TOPICS = "causal.order.topics";

    public static final String TOPICS = "topics";
    public static final String TOPICS_REGEX = "topics.regex";
    public static final String ERRORS_TOLERANCE = "errors.tolerance";
    public static final String DEAD_LETTER_QUEUE = "errors.deadletterqueue.topic.name";
    public static final String VALUE_CONVERTER = "value.converter";
    public static final String VALUE_SCHEMAS = "value.converter.schemas.enable";

    static void define(ConfigDef definition) {
        new Section(definition, "Order between sites")
                .with(Setting.words(CAUSAL_TOPICS, "Topics to wait for")
                        .byDefault("")
                        .documented("With three or more sites: the topics of all other sites whose sinks write to this "
                                + "site too, without the one in `topics`. A change then waits until what its site had "
                                + "applied of them is applied here as well, so that it never comes before the change it "
                                + "builds on. Empty with two sites."));
    }

    static void check(Draft draft) {
        checkCausalTopics(draft);
        if (draft.raw(TOPICS_REGEX).isPresent()) {
            draft.refuse(
                    TOPICS_REGEX, "a direction is one topic, because one log keeps one order: name it in " + TOPICS);
        } else if (topics(draft).size() != 1) {
            draft.refuse(TOPICS, "name exactly one topic: a direction is one topic, because one log keeps one order");
        }
        if (is(draft, ERRORS_TOLERANCE, "all")
                && draft.raw(DEAD_LETTER_QUEUE).filter(name -> !name.isBlank()).isEmpty()) {
            draft.refuse(
                    ERRORS_TOLERANCE,
                    "'all' alone drops records in silence, and the sites drift apart: use 'none', or name a topic for "
                            + "the dropped records in " + DEAD_LETTER_QUEUE);
        }
        if (draft.raw(VALUE_CONVERTER).filter(JsonConverters::include).isPresent()
                && is(draft, VALUE_SCHEMAS, "false")) {
            draft.refuse(VALUE_SCHEMAS, "the sink needs the schemas that travel with the values: use 'true'");
        }
    }

    static StreamConfig of(Draft draft) {
        return new StreamConfig(topics(draft).get(0), draft.words(CAUSAL_TOPICS));
    }

    private static void checkCausalTopics(Draft draft) {
        List<String> others = draft.words(CAUSAL_TOPICS);
        topics(draft).stream()
                .filter(others::contains)
                .findFirst()
                .ifPresent(own -> draft.refuse(
                        CAUSAL_TOPICS,
                        "'" + own + "' is the topic of this sink itself (" + TOPICS + "): name the topics of the other "
                                + "sinks that write to this site, or leave it empty with two sites"));
        draft.text(SinkConfig.SITE_NAME)
                .filter(others::contains)
                .ifPresent(site -> draft.refuse(
                        CAUSAL_TOPICS,
                        "'" + site + "' is this site's own stream, which no sink applies here: a change would wait for "
                                + "ever. Name the topics of the other sinks that write to this site"));
    }

    private static boolean is(Draft draft, String key, String word) {
        return draft.raw(key).filter(word::equalsIgnoreCase).isPresent();
    }

    static List<String> topics(Draft draft) {
        return draft.raw(TOPICS).map(Words::of).orElse(List.of());
    }
}
