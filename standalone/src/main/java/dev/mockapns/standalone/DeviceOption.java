/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.standalone;

import dev.mockapns.protocol.DeviceToken;
import dev.mockapns.protocol.Environment;
import dev.mockapns.protocol.Topic;
import dev.mockapns.server.options.Options;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A phone to install an app on: {@code TOPIC[:sandbox][:TOKEN]}.
 *
 * @param token the device token of the phone; empty for a new one
 */
record DeviceOption(Topic topic, Environment environment, Optional<DeviceToken> token) {

    static final String FORM = "TOPIC[:sandbox][:TOKEN]";

    /** @throws TypeConversionException if {@code text} does not have the form, or a part of it is malformed */
    static DeviceOption parse(String text) {
        String[] parts = text.split(":", -1);
        if (parts.length > 3) {
            throw new TypeConversionException(
                    "\"" + text + "\" has " + parts.length + " parts (expected: " + FORM + ")");
        }
        Optional<Environment> environment = parts.length > 1 ? environment(parts[1]) : Optional.empty();
        int tokenAt = environment.isPresent() ? 2 : 1;
        if (parts.length > tokenAt + 1) {
            throw new TypeConversionException("\"" + parts[1] + "\" is not an environment (expected: " + FORM
                    + ", or production instead of sandbox)");
        }
        return new DeviceOption(
                topic(parts[0]),
                environment.orElse(Environment.PRODUCTION),
                parts.length > tokenAt ? Optional.of(token(parts[tokenAt])) : Optional.empty());
    }

    static DeviceOption withNewToken(Topic topic, Environment environment) {
        return new DeviceOption(topic, environment, Optional.empty());
    }

    private static Optional<Environment> environment(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "production" -> Optional.of(Environment.PRODUCTION);
            case "sandbox" -> Optional.of(Environment.SANDBOX);
            default -> Optional.empty();
        };
    }

    private static Topic topic(String text) {
        try {
            return Topic.of(text);
        } catch (IllegalArgumentException malformed) {
            throw new TypeConversionException(malformed.getMessage());
        }
    }

    private static DeviceToken token(String text) {
        Options rules = Options.defaults();
        int digits = text.length();
        if (digits < rules.devices().minTokenDigits()
                || digits > rules.devices().maxTokenDigits()) {
            throw new TypeConversionException("\"" + text + "\" is neither sandbox nor a device token (expected: "
                    + rules.devices().minTokenDigits() + " to "
                    + rules.devices().maxTokenDigits() + " hex digits, found: "
                    + digits + " characters)");
        }
        try {
            return DeviceToken.of(text);
        } catch (IllegalArgumentException malformed) {
            throw new TypeConversionException(malformed.getMessage());
        }
    }

    /** Reads {@code --topic} for picocli. */
    static final class TopicConverter implements ITypeConverter<Topic> {

        @Override
        public Topic convert(String text) {
            return topic(text);
        }
    }

    /** Reads {@code --device} for picocli. */
    static final class Converter implements ITypeConverter<DeviceOption> {

        @Override
        public DeviceOption convert(String text) {
            return parse(text);
        }
    }
}
