package org.apache.kafka.common.utils;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.net.URL;
import java.net.URLClassLoader;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SanitizerTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "shop-a",
                "Shop_1.b",
                "a b\tc",
                "100%",
                "a:b",
                "a,b",
                "a=b",
                "a*b?",
                "\"a\"",
                "a\\b",
                "a\nb",
                "ä",
                "日本"
            })
    void namesAreAsKafkaItselfWritesThem(String value) throws Throwable {
        assertThat(Sanitizer.jmxSanitize(value)).isEqualTo(kafkas().invoke(value));
    }

    @Test
    void valueThatANameCannotHoldIsQuoted() {
        assertThat(Sanitizer.jmxSanitize("a,b")).isEqualTo("\"a,b\"");
    }

    /** Kafka's own class of that name, which is behind ours on the class path. */
    private static MethodHandle kafkas() throws ReflectiveOperationException {
        URL jar = KafkaException.class.getProtectionDomain().getCodeSource().getLocation();
        ClassLoader kafka = new URLClassLoader(new URL[] {jar}, ClassLoader.getPlatformClassLoader());
        return MethodHandles.publicLookup()
                .findStatic(
                        kafka.loadClass(Sanitizer.class.getName()),
                        "jmxSanitize",
                        MethodType.methodType(String.class, String.class));
    }
}
