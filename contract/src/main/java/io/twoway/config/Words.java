package io.twoway.config;

import java.util.Arrays;
import java.util.List;

/** Words of a list that a setting has: with commas between them, and blanks around them that do not count. */
public final class Words {

    private Words() {}

    public static List<String> of(String list) {
        return Arrays.stream(list.split(","))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
