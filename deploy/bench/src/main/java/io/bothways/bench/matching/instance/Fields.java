package io.bothways.bench.matching.instance;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The fields of a file of comma-separated numbers, read byte by byte, because a million people have half a gigabyte of
 * candidates. A first line that begins with a letter is a header and is passed over; so are empty lines. Each
 * complaint says where it is.
 */
final class Fields implements Closeable {
    private static final int END = -1;
    /** The first byte of the mark that some programs put before UTF-8. */
    private static final int BYTE_ORDER_MARK = 0xEF;

    private final Path file;
    private final InputStream in;
    private final byte[] buffer = new byte[1 << 16];
    private int at;
    private int filled;
    private long line = 1;
    private byte[] token = new byte[32];
    private int length;

    Fields(Path file) throws IOException {
        this.file = file;
        if (!Files.isReadable(file) || Files.isDirectory(file)) {
            throw new BadFile(file, "the file is missing or cannot be read");
        }
        this.in = Files.newInputStream(file);
        if (isText(peek())) {
            skipLine();
        }
    }

    /** How many lines a file has at most, header included: so much room its rows need. */
    static int lines(Path file) throws IOException {
        byte[] bytes = new byte[1 << 16];
        long lines = 1;
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(bytes); read > 0; read = in.read(bytes)) {
                for (int i = 0; i < read; i++) {
                    lines += bytes[i] == '\n' ? 1 : 0;
                }
            }
        }
        if (lines > Integer.MAX_VALUE - 8) {
            throw new BadFile(file, "at most 2 thousand million lines can be read");
        }
        return (int) lines;
    }

    /** Whether there is another row; the next field is then its first. */
    boolean row() throws IOException {
        while (peek() == '\n' || peek() == '\r') {
            take();
        }
        return peek() != END;
    }

    /** A whole number of the given range that another field follows. */
    int number(String name, int least, int most) throws IOException {
        int value = digits(name, least, most);
        expect(',', name);
        return value;
    }

    /** A whole number of the given range at the end of its row. */
    int lastNumber(String name, int least, int most) throws IOException {
        int value = digits(name, least, most);
        endOfRow(name);
        return value;
    }

    /** A number, or what stands for none: an empty field. */
    int numberOr(String name, int none, int least, int most) throws IOException {
        if (peek() == ',') {
            take();
            return none;
        }
        return number(name, least, most);
    }

    /** A name of whatever characters that another field follows. */
    String text(String name) throws IOException {
        length = 0;
        while (peek() != ',' && peek() != '\n' && peek() != END) {
            if (length == token.length) {
                token = Arrays.copyOf(token, 2 * length);
            }
            token[length++] = (byte) take();
        }
        expect(',', name);
        return new String(token, 0, length, StandardCharsets.UTF_8);
    }

    /** Whether one more {@code key:value} stands in this field; at its end the separator is taken. */
    boolean pair(String name, boolean last) throws IOException {
        if (peek() == ';') {
            take();
        }
        if (last && (peek() == '\n' || peek() == '\r' || peek() == END)) {
            endOfRow(name);
            return false;
        }
        if (!last && peek() == ',') {
            take();
            return false;
        }
        return true;
    }

    int key(String name) throws IOException {
        int value = digits(name, 0, Integer.MAX_VALUE);
        expect(':', name);
        return value;
    }

    int value(String name, int least, int most) throws IOException {
        int value = digits(name, least, most);
        int next = peek();
        if (next != ';' && next != ',' && next != '\n' && next != '\r' && next != END) {
            throw unexpected(name);
        }
        return value;
    }

    BadFile complaint(String text) {
        return new BadFile(file, line, text);
    }

    @Override
    public void close() throws IOException {
        in.close();
    }

    private int digits(String name, int least, int most) throws IOException {
        boolean negative = peek() == '-';
        if (negative) {
            take();
        }
        if (peek() < '0' || peek() > '9') {
            throw unexpected(name);
        }
        long value = 0;
        while (peek() >= '0' && peek() <= '9') {
            value = Math.min(10 * value + take() - '0', Integer.MAX_VALUE + 1L);
        }
        value = negative ? -value : value;
        if (value < least || value > most) {
            throw complaint(name + " must be " + least + " to " + most + " but is " + value);
        }
        return (int) value;
    }

    private void expect(char separator, String name) throws IOException {
        if (peek() != separator) {
            throw unexpected(name);
        }
        take();
    }

    private void endOfRow(String name) throws IOException {
        if (peek() == '\r') {
            take();
        }
        if (peek() != '\n' && peek() != END) {
            throw unexpected(name);
        }
        if (peek() == '\n') {
            take();
        }
    }

    private BadFile unexpected(String name) throws IOException {
        int next = peek();
        String found = next == END || next == '\n' || next == '\r' ? "the line ends" : "'" + (char) next + "' stands";
        return complaint("in or after the field '" + name + "' " + found + " where the format has something else");
    }

    private static boolean isText(int character) {
        return Character.isLetter(character) || character == BYTE_ORDER_MARK;
    }

    private void skipLine() throws IOException {
        while (peek() != END && take() != '\n') {}
    }

    private int peek() throws IOException {
        if (at == filled) {
            filled = Math.max(0, in.read(buffer));
            at = 0;
            if (filled == 0) {
                return END;
            }
        }
        return buffer[at] & 0xFF;
    }

    private int take() throws IOException {
        int character = peek();
        at++;
        if (character == '\n') {
            line++;
        }
        return character;
    }
}
