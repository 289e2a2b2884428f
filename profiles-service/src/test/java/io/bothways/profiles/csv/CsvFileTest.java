package io.bothways.profiles.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class CsvFileTest {
    @Test
    void byteOrderMarkSemicolonsAndLinesWithinQuotesAreRead() {
        var file = read("\uFEFFid;name\r\n1;\"a \"\"quoted\"\"\nname; with all\"\r\n\r\n2;b\r\n");

        assertThat(file.rows())
                .extracting(row -> row.value("NAME"))
                .containsExactly("a \"quoted\"\nname; with all", "b");
        assertThat(file.rows()).extracting(CsvRow::number).containsExactly(1, 2);
    }

    @Test
    void aRowOfAnotherWidthIsMarkedAndTheOthersAreRead() {
        var file = read("id,name\n1,a\n2\n3,c,d\n4,d\n");

        assertThat(file.rows())
                .extracting(CsvRow::shape)
                .containsExactly(
                        CsvRow.Shape.WELL_FORMED, CsvRow.Shape.SHORT, CsvRow.Shape.LONG, CsvRow.Shape.WELL_FORMED);
    }

    @Test
    void aQuoteThatIsNeverClosedKeepsWhatCameBefore() {
        var file = read("id,name\n1,a\n2,\"b\n3,c\n");

        assertThat(file.rows())
                .extracting(CsvRow::shape)
                .containsExactly(CsvRow.Shape.WELL_FORMED, CsvRow.Shape.BROKEN_QUOTES);
    }

    @Test
    void aFileThatCannotBeUsedSaysWhy() {
        assertCode("", "no-header");
        assertCode("id,other\n1,2\n", "columns-missing");
        assertCode("id,name,ID\n1,2,3\n", "columns-repeated");
        assertThatThrownBy(() -> CsvFile.read(new byte[] {'i', 'd', (byte) 0xff}, Set.of("id"), 10))
                .asInstanceOf(InstanceOfAssertFactories.type(CsvUnreadable.class))
                .extracting(CsvUnreadable::code)
                .isEqualTo("not-utf-8");
        assertThatThrownBy(() -> CsvFile.read("id\n1\n2\n".getBytes(StandardCharsets.UTF_8), Set.of("id"), 1))
                .asInstanceOf(InstanceOfAssertFactories.type(CsvUnreadable.class))
                .extracting(CsvUnreadable::code)
                .isEqualTo("too-many-rows");
    }

    private static void assertCode(String text, String code) {
        assertThatThrownBy(() -> read(text))
                .asInstanceOf(InstanceOfAssertFactories.type(CsvUnreadable.class))
                .extracting(CsvUnreadable::code)
                .isEqualTo(code);
    }

    private static CsvFile read(String text) {
        return CsvFile.read(text.getBytes(StandardCharsets.UTF_8), Set.of("id", "name"), 100);
    }
}
