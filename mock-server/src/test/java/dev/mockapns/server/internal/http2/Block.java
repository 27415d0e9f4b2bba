/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.http2;

import io.netty.util.AsciiString;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Header fields in any order and however wrong, for Netty to encode. */
final class Block extends BasicHeaders {

    private static final List<String> NAMES = List.of(
            ":method",
            ":scheme",
            ":path",
            ":authority",
            ":bogus",
            ":",
            "",
            "host",
            "te",
            "connection",
            "Apns-Topic",
            "apns-topic",
            "apns-id",
            "authorization",
            "content-length",
            "expect",
            "x y");
    private static final List<String> VALUES = List.of(
            "",
            "POST",
            "CONNECT",
            "https",
            "/3/device/ab",
            "localhost",
            "trailers",
            "10",
            " blank",
            "blank\t",
            "a\0b",
            "100-continue",
            "caf\u00e9",
            "\ud83d\ude00",
            "x".repeat(300),
            "x".repeat(5000));

    private final List<Map.Entry<CharSequence, CharSequence>> fields;

    Block(String... namesAndValues) {
        this(new ArrayList<>());
        for (int i = 0; i < namesAndValues.length; i += 2) {
            fields.add(field(namesAndValues[i], namesAndValues[i + 1]));
        }
    }

    private Block(List<Map.Entry<CharSequence, CharSequence>> fields) {
        this.fields = fields;
    }

    /** The block of a push, and these fields. */
    static Block push(String... more) {
        Block push =
                new Block(":method", "POST", ":scheme", "https", ":path", "/3/device/ab", ":authority", "localhost");
        push.fields.addAll(new Block(more).fields);
        return push;
    }

    /** Returns this with one field more, less, changed, or moved. */
    Block changed(Random random) {
        List<Map.Entry<CharSequence, CharSequence>> changed = new ArrayList<>(fields);
        int place = random.nextInt(fields.size() + 1);
        if (place == fields.size()) {
            changed.add(random(random));
            return new Block(changed);
        }
        switch (random.nextInt(6)) {
            case 0 -> changed.add(place, random(random));
            case 1 -> changed.set(place, random(random));
            case 2 -> changed.remove(place);
            case 3 -> changed.add(random.nextInt(fields.size()), changed.remove(place));
            default -> changed.set(place, Map.entry(fields.get(place).getKey(), utf8("v" + random.nextInt(3))));
        }
        return changed.isEmpty() ? push() : new Block(changed);
    }

    private static Map.Entry<CharSequence, CharSequence> random(Random random) {
        return field(NAMES.get(random.nextInt(NAMES.size())), VALUES.get(random.nextInt(VALUES.size())));
    }

    private static Map.Entry<CharSequence, CharSequence> field(String name, String value) {
        return Map.entry(utf8(name), utf8(value));
    }

    private static CharSequence utf8(String text) {
        return new AsciiString(text.getBytes(StandardCharsets.UTF_8), false);
    }

    @Override
    public Iterator<Map.Entry<CharSequence, CharSequence>> iterator() {
        return fields.iterator();
    }

    @Override
    public @Nullable CharSequence get(CharSequence name) {
        throw new UnsupportedOperationException();
    }

    @Override
    public int size() {
        return fields.size();
    }

    @Override
    public String toString() {
        return fields.toString();
    }
}
