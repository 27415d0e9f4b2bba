/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.standalone;

import dev.mockapns.protocol.DeviceToken;
import dev.mockapns.protocol.Environment;
import dev.mockapns.protocol.Topic;
import dev.mockapns.server.Device;
import dev.mockapns.server.MockApnsServer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options for apps and the phones that they are installed on. */
final class AppOptions {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command = CommandSpec.create();

    @Option(
            names = "--topic",
            paramLabel = "T",
            converter = DeviceOption.TopicConverter.class,
            description =
                    "Bundle id that the team owns; repeatable. Gets a phone in each environment. Default: any topic.")
    private Set<Topic> topics = new LinkedHashSet<>();

    @Option(
            names = "--device",
            paramLabel = DeviceOption.FORM,
            converter = DeviceOption.Converter.class,
            description =
                    "One more phone with this app: TOPIC:sandbox installs it in sandbox, TOPIC or TOPIC:production in"
                            + " production. TOKEN is its device token; default: a new one. Repeatable.")
    private List<DeviceOption> devices = List.of();

    /** Returns the topics of {@code --topic}. */
    List<String> topics() {
        return topics.stream().map(Topic::value).toList();
    }

    /**
     * Returns the phones to install: one for each topic and environment, then those of {@code --device}.
     *
     * @throws ParameterException if a device has another topic than those of {@code --topic}, or a token is given
     * twice
     */
    List<DeviceOption> phones() {
        List<DeviceOption> phones = new ArrayList<>();
        for (Topic topic : topics) {
            for (Environment environment : Environment.values()) {
                phones.add(DeviceOption.withNewToken(topic, environment));
            }
        }
        Set<DeviceToken> taken = new HashSet<>();
        for (DeviceOption device : devices) {
            if (!topics.isEmpty() && !topics.contains(device.topic().bundleId())) {
                throw wrong("--device: " + device.topic() + " is not among the topics (" + String.join(", ", topics())
                        + "); add --topic " + device.topic().bundleId());
            }
            if (!device.token().map(taken::add).orElse(true)) {
                throw wrong("--device: two devices cannot have one token, "
                        + device.token().orElseThrow().shortened());
            }
            phones.add(device);
        }
        return phones;
    }

    /** Installs {@code phones} and returns them with their device tokens. */
    static List<ConnectionDetails.Phone> install(List<DeviceOption> phones, MockApnsServer apns) {
        List<ConnectionDetails.Phone> installed = new ArrayList<>();
        for (DeviceOption phone : phones) {
            Device device = apns.device("Phone " + (installed.size() + 1));
            phone.token()
                    .ifPresentOrElse(
                            token -> device.install(phone.topic().value(), phone.environment(), token),
                            () -> device.install(phone.topic().value(), phone.environment()));
            installed.add(new ConnectionDetails.Phone(
                    device.name(),
                    phone.topic().value(),
                    phone.environment().name().toLowerCase(Locale.ROOT),
                    device.token().hex()));
        }
        return installed;
    }

    private ParameterException wrong(String message) {
        return new ParameterException(command.commandLine(), message);
    }
}
