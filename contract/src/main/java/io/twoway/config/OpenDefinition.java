package io.twoway.config;

import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.common.config.ConfigDef;

/**
 * A connector's definition when other keys name some of its keys, such as those of a rule. Connect asks for the definition
 * before it hands over any settings, has the settings validated, and only then reads which keys there are, all in one
 * thread: keys that validation adds to the definition in between are shown like the others.
 */
public final class OpenDefinition {

    private final Supplier<ConfigDef> fixed;
    /** Of each connector its own: two connectors have different keys. */
    @SuppressWarnings("ThreadLocalUsage")
    private final ThreadLocal<ConfigDef> asked = new ThreadLocal<>();

    /** @param fixed makes a definition of the keys that there always are */
    public OpenDefinition(Supplier<ConfigDef> fixed) {
        this.fixed = fixed;
    }

    /** Returns a new definition, which the next {@link #completed} in this thread adds keys to. */
    public ConfigDef asked() {
        ConfigDef definition = fixed.get();
        asked.set(definition);
        return definition;
    }

    /** Returns the definition that was asked for in this thread, or else a new one, with the keys added to it. */
    public ConfigDef completed(Consumer<ConfigDef> named) {
        ConfigDef definition = asked.get() == null ? fixed.get() : asked.get();
        asked.remove();
        named.accept(definition);
        return definition;
    }
}
