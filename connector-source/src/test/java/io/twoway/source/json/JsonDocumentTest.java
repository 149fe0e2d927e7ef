package io.twoway.source.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class JsonDocumentTest {

    @Test
    void whatIsNotNamedStaysAsItIsPrinted() {
        String text = "{\"a\": [1.0, 10.10, -1e300, \"x, \\\"y\\\" {\\\\\", null, []], \"b\": {}, \"é\": \"\\u0007日\"}";

        assertThat(new JsonDocument(text).text()).isEqualTo(text);
        assertThat(new JsonDocument("\"[\"").text()).isEqualTo("\"[\"");
        assertThat(new JsonDocument("true").text()).isEqualTo("true");
    }

    @Test
    void replacesMembersAndElements() {
        JsonDocument document = new JsonDocument("{\"a\": [1, 2, 3], \"b\": {\"c d\": 1}, \"x\": 5}");
        document.replace("$.a[1]", "\"two\"");
        document.replace("$.a[last]", "[3]");
        document.replace("$.a[last-2]", "0");
        document.replace("$.b.\"c d\"", "{\"e\": 1.50}");
        document.replace("$.x[0]", "[5, 6]");

        assertThat(document.text())
                .isEqualTo("{\"a\": [0, \"two\", [3]], \"b\": {\"c d\": {\"e\": 1.50}}, \"x\": [5, 6]}");
    }

    @Test
    void insertsMembersInMySqlsOrder() {
        JsonDocument document = new JsonDocument("{\"b\": 1, \"aa\": 2}");
        document.insert("$.c", "3");
        document.insert("$.\"é\"", "4"); // two bytes
        document.insert("$.\"q\\\"\"", "5");
        document.insert("$.a", "6");

        assertThat(document.text()).isEqualTo("{\"a\": 6, \"b\": 1, \"c\": 3, \"aa\": 2, \"q\\\"\": 5, \"é\": 4}");
    }

    @Test
    void insertsElementsBeforeTheirPlaceAndBehindTheLast() {
        JsonDocument document = new JsonDocument("[1, 2]");
        document.insert("$[0]", "0");
        document.insert("$[99]", "3");
        document.insert("$[last]", "2.5");

        assertThat(document.text()).isEqualTo("[0, 1, 2, 2.5, 3]");
    }

    @Test
    void removesMembersAndElements() {
        JsonDocument document = new JsonDocument("{\"a\": [1, 2, 3], \"b\": 1}");
        document.remove("$.a[0]");
        document.remove("$.a[last]");
        document.remove("$.b");

        assertThat(document.text()).isEqualTo("{\"a\": [2]}");
    }

    @Test
    void refusesWhatDoesNotFit() {
        JsonDocument document = new JsonDocument("{\"a\": [1]}");

        assertThatThrownBy(() -> document.replace("$.b", "1")).hasMessageContaining("no place for $.b");
        assertThatThrownBy(() -> document.replace("$.a[1]", "1")).hasMessageContaining("no place");
        assertThatThrownBy(() -> document.insert("$.a", "1")).hasMessageContaining("no place");
        assertThatThrownBy(() -> document.insert("$", "1")).hasMessageContaining("no place");
        assertThatThrownBy(() -> document.insert("$.a.b", "1")).hasMessageContaining("no place");
        assertThatThrownBy(() -> document.remove("$")).hasMessageContaining("whole document");
        assertThatThrownBy(() -> new JsonDocument("[1")).isInstanceOf(IllegalArgumentException.class);
        assertThat(document.text()).isEqualTo("{\"a\": [1]}");
    }
}
