import Foundation
import HTTPTypes
import Testing

@testable import WebUI

@Suite("The JSON API")
struct APITests {
    static let paths = [
        "/lists": "/lists", "/lists/tide/threads": "/lists/{list}/threads",
        "/lists/tide/series?limit=1": "/lists/{list}/series",
        "/lists/tide/people?days=30": "/lists/{list}/people",
        "/lists/tide/people/ana@example.org": "/lists/{list}/people/{address}",
        "/lists/tide/organisations?period=2026": "/lists/{list}/organisations",
        "/lists/tide/organisations/example.org": "/lists/{list}/organisations/{organisation}",
        "/lists/tide/digests/2026-01": "/lists/{list}/digests/{period}",
        "/messages/review@example.org": "/messages/{message_id}",
        "/threads/review@example.org": "/threads/{message_id}", "/series/one-v1@example.org": "/series/{message_id}",
        "/series/cover-v2@example.org/diff": "/series/{message_id}/diff", "/search?q=count+better": "/search",
        "/openapi.json": "/openapi.json",
    ]

    @Test("answers as its description says", arguments: paths.sorted { $0.key < $1.key })
    func answers(path: String, template: String) async throws {
        let site = try await TestSite()
        let answer = try await site.get("/api/v1" + path)
        #expect(answer.status == .ok)
        #expect(answer.type == "application/json")
        let value = try JSONSerialization.jsonObject(with: Data(answer.bytes))
        let description = try JSONSerialization.jsonObject(with: Data(try await site.get("/api/v1/openapi.json").bytes))
        let document = try #require(description as? [String: Any])
        let paths = try #require(document["paths"] as? [String: [String: [String: Any]]])
        let responses = try #require(paths[template]?["get"]?["responses"] as? [String: [String: Any]])
        let content = try #require(responses["200"]?["content"] as? [String: [String: Any]])
        let schema = try #require(content["application/json"]?["schema"] as? [String: Any])
        #expect(Self.differences(value, schema, document, "").isEmpty)
    }

    @Test("describes every address, and no other")
    func description() async throws {
        let answer = try await TestSite().get("/api/v1/openapi.json")
        let document = try #require(try JSONSerialization.jsonObject(with: Data(answer.bytes)) as? [String: Any])
        #expect(document["openapi"] as? String == "3.1.0")
        let paths = try #require(document["paths"] as? [String: Any])
        #expect(Set(paths.keys) == Set(Self.paths.values))
    }

    @Test(
        "says in JSON what is wrong",
        arguments: [
            ("/nope", 404), ("/lists/nope/threads", 404), ("/lists/tide/nope", 404), ("/messages/nope", 404),
            ("/series/nope", 404),
            ("/series/cover-v1@example.org/diff", 404), ("/lists/tide/digests/nope", 404),
            ("/lists/tide/threads?limit=0", 400), ("/lists/tide/people?period=nope", 400),
            ("/lists/tide/people/nope@example.org", 404), ("/lists/tide/organisations/nope", 404),
            ("/search", 400), ("/search?q=+", 400), ("/search?q=a&order=best", 400), ("/search?q=a&list=nope", 404),
            ("/%zz", 400),
        ])
    func errors(path: String, status: Int) async throws {
        let answer = try await TestSite().get("/api/v1" + path)
        #expect(answer.status.code == status)
        let value = try JSONSerialization.jsonObject(with: Data(answer.bytes)) as? [String: Any]
        #expect(value?["status"] as? Int == status)
        #expect((value?["message"] as? String)?.isEmpty == false)
    }

    /// Where `value` is not what `schema` describes; fields that it does not name are differences too.
    private static func differences(
        _ value: Any, _ schema: [String: Any], _ document: [String: Any], _ place: String
    ) -> [String] {
        if let name = (schema["$ref"] as? String)?.split(separator: "/").last {
            let schemas = (document["components"] as? [String: [String: [String: Any]]])?["schemas"]
            guard let target = schemas?[String(name)] else { return ["\(place): no schema \(name)"] }
            return differences(value, target, document, place)
        }
        switch schema["type"] as? String {
        case "object":
            guard let object = value as? [String: Any] else { return ["\(place): no object"] }
            let missing = (schema["required"] as? [String] ?? []).filter { object[$0] == nil }.map {
                "\(place).\($0): missing"
            }
            guard let properties = schema["properties"] as? [String: [String: Any]] else { return missing }
            return missing
                + object.flatMap { name, value in
                    properties[name].map { differences(value, $0, document, "\(place).\(name)") } ?? [
                        "\(place).\(name): not described"
                    ]
                }
        case "array":
            guard let array = value as? [Any], let items = schema["items"] as? [String: Any] else {
                return ["\(place): no array"]
            }
            return array.flatMap { differences($0, items, document, "\(place)[]") }
        case "string":
            guard let text = value as? String else { return ["\(place): no string"] }
            return (schema["enum"] as? [String]).map { $0.contains(text) ? [] : ["\(place): \(text)"] } ?? []
        case "integer": return value is Int ? [] : ["\(place): no integer"]
        case "boolean": return value is Bool ? [] : ["\(place): no boolean"]
        default: return ["\(place): no type"]
        }
    }
}
