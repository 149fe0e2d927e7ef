package io.twoway.precheck.selection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SelectionChangeTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ti=shop\\.orders,shop\\.items | ti=shop\\.orders             | shop.items",
                "ti=shop.orders,shop.items     | ti=shop.orders               | shop.items",
                "ti=shop\\.a,shop\\.my\\x20b   | ti=shop\\.a                  | shop.my b",
                "ti=shop\\.a,crm\\..*          | ti=shop\\.a                  | crm.*",
                "ti=shop\\.a,crm\\..*          | ti=shop\\.a,crm\\.notes      | crm.*",
                "ti=shop\\.a,crm\\.n.*         | ti=shop\\.a                  | what crm\\.n.* matches",
                "di=shop,crm                   | di=shop                      | crm.*",
                "di=shop,crm                   | ti=shop\\..*                 | crm.*",
                "di=shop                       | ti=shop\\.orders             | shop.*",
                "ti=shop\\.a,crm\\.b;di=shop,crm | ti=shop\\.a,crm\\.b;di=shop | crm.b",
                "x=1                           | di=shop                      | every other database",
                "x=1                           | te=shop\\.log                | shop.log",
                "de=crm                        | de=crm,shop                  | shop.*",
                "di=shop                       | di=shop;te=shop\\.l.*        | what shop\\.l.* matches",
                "ti=${env:T},shop\\.items      | ti=${env:T}                  | what shop\\.items matches",
                "x=1                           | ti=${env:T}                  | every other database"
            })
    void whatLeavesIsNamed(String before, String after, String leaving) {
        assertThat(new SelectionChange(lists(before), lists(after)).leaving()).containsExactly(leaving);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ti=shop\\.orders              | ti=shop\\.orders,shop\\.items",
                "ti=shop\\.orders,shop\\.items | ti=shop\\..*",
                "ti=shop\\.orders              | ti= SHOP.items , shop.orders",
                "ti=shop\\.orders              | x=1",
                "ti=crm\\.n.*                  | x=1",
                "ti=crm\\.n.*                  | ti=shop\\.a,crm\\.n.*",
                "di=shop                       | ti=shop\\..*",
                "ti=shop\\..*,crm\\..*         | di=shop,crm",
                "di=shop,crm;de=crm            | di=shop",
                "te=shop\\.log                 | x=1",
                "ti=${env:T}                   | ti=${env:T},shop\\.items",
                "ti=(                          | ti=("
            })
    void whatStaysIsNot(String before, String after) {
        assertThat(new SelectionChange(lists(before), lists(after)).leaving()).isEmpty();
    }

    @Test
    void theCureIsTheFilesListWithWhatItLacksAsItStandsInTheFile() {
        assertThat(new SelectionChange(lists("ti=shop\\.a,shop\\.b"), lists("ti=shop\\.a,shop\\.c")).cures())
                .containsExactly("\"table.include.list\": \"shop\\\\.a,shop\\\\.c,shop\\\\.b\"");
        assertThat(new SelectionChange(lists("x=1"), lists("te=shop\\.log")).cures())
                .containsExactly("without table.exclude.list");
        assertThat(new SelectionChange(lists("de=crm"), lists("de=crm,shop")).cures())
                .containsExactly("\"database.exclude.list\": \"crm\"");
    }

    private static Map<String, String> lists(String text) {
        Map<String, String> keys = Map.of(
                "di", "database.include.list",
                "de", "database.exclude.list",
                "ti", "table.include.list",
                "te", "table.exclude.list");
        Map<String, String> lists = new HashMap<>();
        Arrays.stream(text.strip().split(";"))
                .map(part -> part.split("=", 2))
                .forEach(part -> lists.put(keys.getOrDefault(part[0], part[0]), part[1]));
        return lists;
    }
}
