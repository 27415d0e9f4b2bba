/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.wire;

import dev.mockapns.protocol.ApnsId;
import dev.mockapns.protocol.CollapseId;
import dev.mockapns.protocol.DeviceToken;
import dev.mockapns.protocol.KnownReason;
import dev.mockapns.protocol.Reason;
import dev.mockapns.protocol.Topic;
import dev.mockapns.protocol.UnknownReason;
import dev.mockapns.server.exchange.Body;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Random values of any type that a journal has, found by reflection. Of a sealed interface, all records have their turn. */
final class RandomValues {

    private static final int DEEP = 12;
    private static final int ATTEMPTS = 100;
    private static final List<String> TEXTS = List.of(
            "",
            "com.example.orders",
            "/3/device/8f3c",
            "two words",
            "\"quoted\" \\ and / and \t\n\u0000\u007f",
            "Bestellung für 注文 \uD83D\uDE00 \u2028",
            "half a pair \uD83D",
            "\uDE00 the other half",
            "x".repeat(700));
    private static final List<byte[]> BODIES = List.of(
            new byte[0],
            utf8("{\"aps\":{\"alert\":\"hello\",\"badge\":1.50},\"aps\":[null,true,1e400]}"),
            utf8("\uFEFF{}"),
            utf8("{\"half a pair \\ud83d\":\"\\ude00\"}"),
            utf8("[".repeat(90) + "]".repeat(90)),
            utf8("[".repeat(2000)),
            utf8("1".repeat(2000)),
            utf8("no JSON \u0000 \uD83D\uDE00"),
            HexFormat.of().parseHex("ff00fec0af"));

    private final Random random;
    private final Map<Class<?>, Integer> created = new HashMap<>();

    RandomValues(long seed) {
        random = new Random(seed);
    }

    /** Returns the records of which values were created. */
    Set<Class<?>> created() {
        return created.keySet();
    }

    <T> T next(Class<T> type) {
        return type.cast(next(type, 0));
    }

    private Object next(Type type, int depth) {
        if (type instanceof ParameterizedType generic) {
            return nextOf(generic, depth + 1);
        }
        Class<?> plain = (Class<?>) type;
        if (plain == int.class || plain == Integer.class) {
            return random.nextInt(random.nextBoolean() ? 10 : Integer.MAX_VALUE);
        }
        if (plain == long.class || plain == Long.class) {
            return random.nextBoolean() ? random.nextInt(10) : random.nextLong() & Long.MAX_VALUE;
        }
        if (plain == boolean.class) {
            return random.nextBoolean();
        }
        if (plain.isEnum()) {
            return oneOf(plain.getEnumConstants());
        }
        return nextScalar(plain).orElseGet(() -> nextComposite(plain, depth));
    }

    private Object nextOf(ParameterizedType type, int depth) {
        Type argument = type.getActualTypeArguments()[0];
        int size = depth > DEEP ? 0 : random.nextInt(4);
        List<Object> values =
                Stream.generate(() -> next(argument, depth)).limit(size).toList();
        if (type.getRawType() == Optional.class) {
            return values.stream().findFirst();
        }
        if (type.getRawType() == List.class) {
            return values;
        }
        if (type.getRawType() == Set.class) {
            return new HashSet<>(values);
        }
        throw new AssertionError("no random values of " + type);
    }

    private Optional<Object> nextScalar(Class<?> type) {
        if (type == String.class) {
            return Optional.of(text());
        }
        if (type == Instant.class) {
            return Optional.of(Instant.ofEpochSecond(random.nextInt(Integer.MAX_VALUE), random.nextInt(1_000_000_000)));
        }
        if (type == Duration.class) {
            return Optional.of(Duration.ofMillis(random.nextInt(Integer.MAX_VALUE)));
        }
        if (type == DeviceToken.class) {
            byte[] bytes = new byte[1 + random.nextInt(100)];
            random.nextBytes(bytes);
            return Optional.of(DeviceToken.of(HexFormat.of().formatHex(bytes)));
        }
        if (type == Topic.class) {
            return Optional.of(Topic.of("com.example.app" + random.nextInt(1000)));
        }
        if (type == ApnsId.class) {
            return Optional.of(new ApnsId(new UUID(random.nextLong(), random.nextLong())));
        }
        if (type == CollapseId.class) {
            return Optional.of(CollapseId.of("order \u20ac " + random.nextInt(1000)));
        }
        if (type == Reason.class) {
            Reason unknown = new UnknownReason("Unknown" + text());
            return Optional.of(random.nextInt(5) == 0 ? unknown : (Reason) oneOf(KnownReason.values()));
        }
        if (type == Body.class) {
            byte[] bytes = oneOf(BODIES.toArray(byte[][]::new));
            return Optional.of(Body.of(bytes, bytes.length + random.nextInt(2), random.nextInt(4) > 0));
        }
        return Optional.empty();
    }

    private Object nextComposite(Class<?> type, int depth) {
        if (type.isSealed()) {
            return next(leastCreated(type), depth + 1);
        }
        if (!type.isRecord()) {
            throw new AssertionError("no random values of " + type + ": add them to " + RandomValues.class);
        }
        created.merge(type, 1, Integer::sum);
        RecordComponent[] parts = type.getRecordComponents();
        Class<?>[] types = Arrays.stream(parts).map(RecordComponent::getType).toArray(Class<?>[]::new);
        IllegalArgumentException refused = new IllegalArgumentException();
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Object[] values = Arrays.stream(parts)
                    .map(part -> next(part.getGenericType(), depth + 1))
                    .toArray();
            try {
                return type.getDeclaredConstructor(types).newInstance(values);
            } catch (InvocationTargetException e) {
                if (!(e.getCause() instanceof IllegalArgumentException reason)) {
                    throw new AssertionError(type + " cannot be created", e);
                }
                refused = reason;
            } catch (ReflectiveOperationException e) {
                throw new LinkageError(type + " cannot be created", e);
            }
        }
        throw new AssertionError(type + " refused " + ATTEMPTS + " random values", refused);
    }

    private Class<?> leastCreated(Class<?> sealed) {
        return Records.of(sealed).stream()
                .min(Comparator.comparing(record -> created.getOrDefault(record, 0)))
                .orElseThrow();
    }

    private String text() {
        return oneOf(TEXTS.toArray(String[]::new)) + (random.nextBoolean() ? random.nextInt() : "");
    }

    private <T> T oneOf(T[] values) {
        return values[random.nextInt(values.length)];
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
