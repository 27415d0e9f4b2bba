/* Copyright the MockApns authors. SPDX-License-Identifier: Apache-2.0 */
package dev.mockapns.server.internal.providercertificate;

import dev.mockapns.protocol.PushType;
import dev.mockapns.protocol.Topic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERUTF8String;

/** The list of topics in a provider certificate, written and read. See {@link AppleExtensions#TOPICS}. */
final class TopicList {

    /** A certificate of Apple's lists a handful. */
    private static final int MAX_TOPICS = 400;

    private TopicList() {}

    static ASN1Encodable of(Topic bundleId, List<PushType> pushTypes) {
        ASN1EncodableVector list = new ASN1EncodableVector();
        for (PushType type : pushTypes) {
            list.add(new DERUTF8String(bundleId.forType(type).value()));
            list.add(new DERSequence(new DERUTF8String(kind(type))));
        }
        return new DERSequence(list);
    }

    /**
     * Returns the well-formed topics in a list.
     *
     * @param extension the value of the extension, still wrapped in its OCTET STRING
     */
    static List<Topic> read(byte[] extension) {
        List<Topic> topics = new ArrayList<>();
        try {
            for (Der wrapper : Der.elements(extension)) {
                for (Der list : wrapper.elementsOf(Der.OCTET_STRING)) {
                    list.elementsOf(Der.SEQUENCE).stream()
                            .filter(Der::isText)
                            .map(element -> Topic.parse(element.text()))
                            .flatMap(Optional::stream)
                            .limit(MAX_TOPICS)
                            .forEach(topics::add);
                }
            }
        } catch (IllegalArgumentException e) {
            return List.of();
        }
        return topics;
    }

    /** Observed are app, voip and complication; the others are named as their push types. */
    private static String kind(PushType type) {
        return type == PushType.ALERT ? "app" : type.wireText();
    }
}
