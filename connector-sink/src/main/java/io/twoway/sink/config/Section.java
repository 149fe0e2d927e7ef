package io.twoway.sink.config;

import org.apache.kafka.common.config.ConfigDef;

/** A group of keys as Control Center shows it: each key takes the next place. */
final class Section {

    private final ConfigDef definition;
    private final String group;
    private int order;

    Section(ConfigDef definition, String group) {
        this.definition = definition;
        this.group = group;
    }

    Section with(Setting setting) {
        order++;
        setting.defineIn(definition, group, order);
        return this;
    }
}
