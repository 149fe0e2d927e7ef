package io.twoway.config;

import org.apache.kafka.common.config.ConfigDef;

/** A group of keys as Control Center shows it: each key takes the next place. */
public final class Section {

    private final ConfigDef definition;
    private final String group;
    private int order;

    /** Begins a group in a definition; its keys are added by {@link #with}. */
    public Section(ConfigDef definition, String group) {
        this(definition, group, 0);
    }

    private Section(ConfigDef definition, String group, int order) {
        this.definition = definition;
        this.group = group;
        this.order = order;
    }

    /** Goes on with a group that others began, behind their places. */
    public static Section behind(int lastPlace, ConfigDef definition, String group) {
        return new Section(definition, group, lastPlace);
    }

    /** Adds the next key. */
    public Section with(Setting setting) {
        order++;
        setting.defineIn(definition, group, order);
        return this;
    }
}
