#include "formats/Pickle.h"

#include "formats/TensorList.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <unordered_map>

namespace formats {

namespace {

using Index = std::uint32_t;

// A 61-layer model needs about 2,100 tensors and 80,000 values. All limits together stay below 64 MiB.
constexpr std::size_t kMaxValues = 1u << 19;
constexpr std::size_t kMaxMemo = 1u << 17;
constexpr std::size_t kMaxDescriptions = 1u << 14; ///< of tensors, and of storages
constexpr std::size_t kMaxDimensions = 8;

enum class Kind : std::uint8_t { None, Boolean, Integer, Text, Tuple, Dictionary, Global, Storage, Tensor };

enum class Function : std::uint8_t { OrderedDict, RebuildTensor, RebuildParameter, StorageType };

struct StorageClass
{
    std::string_view name;
    std::uint64_t bytes;
    std::optional<engine::TensorType> type;
};

constexpr std::array kStorages{
    StorageClass{"FloatStorage", 4, engine::TensorType::F32},
    StorageClass{"HalfStorage", 2, engine::TensorType::F16},
    StorageClass{"BFloat16Storage", 2, engine::TensorType::BF16},
    StorageClass{"DoubleStorage", 8, engine::TensorType::F32},
    StorageClass{"LongStorage", 8, {}},
    StorageClass{"IntStorage", 4, {}},
    StorageClass{"ShortStorage", 2, {}},
    StorageClass{"CharStorage", 1, {}},
    StorageClass{"ByteStorage", 1, {}},
    StorageClass{"BoolStorage", 1, {}},
};

/// One value. `first` and `count` are a range of bytes (Text), of `m_items` (Tuple), or an index (Storage, Tensor);
/// `integer` is the number, or which Function and storage class a Global is.
struct Value
{
    Kind kind = Kind::None;
    Index first = 0, count = 0;
    std::int64_t integer = 0;
};

struct Item
{
    Index dictionary, key, value;
};

Error damaged(const std::string &what)
{
    return Error(Error::Code::Damaged, "the pickle is malformed: " + what);
}

Error refused(const std::string &what)
{
    return Error(Error::Code::Unsupported, "The pickle asks for " + what + ", which no model needs; it is refused.");
}

class Machine
{
public:
    Machine(std::span<const std::byte> pickle, const StorageLocator &locate) : m_pickle(pickle), m_locate(locate) {}

    std::vector<RawTensor> run()
    {
        while (step(byte()))
            ;
        return result(pop());
    }

private:
    // ---- the bytes
    std::span<const std::byte> take(std::uint64_t count)
    {
        if (count > m_pickle.size() - m_at)
            throw damaged("it ends too early");
        m_at += std::size_t(count);
        return m_pickle.subspan(m_at - std::size_t(count), std::size_t(count));
    }

    template<typename Number>
    Number number()
    {
        Number value;
        std::memcpy(&value, take(sizeof value).data(), sizeof value);
        return value;
    }

    std::uint8_t byte() { return number<std::uint8_t>(); }

    std::string_view line()
    {
        const auto rest =
            std::string_view(reinterpret_cast<const char *>(m_pickle.data()), m_pickle.size()).substr(m_at);
        const auto end = rest.find('\n');
        if (end == rest.npos)
            throw damaged("a line does not end");
        m_at += end + 1;
        return rest.substr(0, end);
    }

    // ---- the stack
    void push(Value value)
    {
        if (m_values.size() == kMaxValues)
            throw damaged("it has too many values");
        m_values.push_back(value);
        pushIndex(Index(m_values.size() - 1));
    }

    void pushIndex(Index index)
    {
        if (m_stack.size() == kMaxValues)
            throw damaged("its stack is too deep");
        m_stack.push_back(index);
    }

    std::size_t floor() const { return m_marks.empty() ? 0 : m_marks.back(); }

    Index top() const
    {
        if (m_stack.size() <= floor())
            throw damaged("it takes a value from an empty stack");
        return m_stack.back();
    }

    Index pop()
    {
        const auto index = top();
        m_stack.pop_back();
        return index;
    }

    /// Everything above the last mark, which goes.
    std::vector<Index> popMark()
    {
        if (m_marks.empty())
            throw damaged("a mark is missing");
        std::vector<Index> items(m_stack.begin() + std::ptrdiff_t(m_marks.back()), m_stack.end());
        m_stack.resize(m_marks.back());
        m_marks.pop_back();
        return items;
    }

    // ---- values
    void pushText(std::uint64_t length)
    {
        const auto at = m_at;
        take(length);
        if (!isUtf8(text({Kind::Text, Index(at), Index(length), 0})))
            throw damaged("a text is no UTF-8");
        push({Kind::Text, Index(at), Index(length), 0});
    }

    std::string_view text(const Value &value) const
    {
        return {reinterpret_cast<const char *>(m_pickle.data()) + value.first, value.count};
    }

    void pushTuple(std::span<const Index> items)
    {
        const auto first = m_items.size();
        if (items.size() > kMaxValues * 2 - first)
            throw damaged("its tuples are too long");
        m_items.insert(m_items.end(), items.begin(), items.end());
        push({Kind::Tuple, Index(first), Index(items.size()), 0});
    }

    void pushTupleOf(std::size_t count)
    {
        std::array<Index, 3> items{};
        for (auto i = count; i-- > 0;)
            items[i] = pop();
        pushTuple(std::span(items).first(count));
    }

    std::span<const Index> tuple(Index index, const char *what) const
    {
        const auto &value = m_values[index];
        if (value.kind != Kind::Tuple)
            throw damaged(std::string(what) + " is no tuple");
        return std::span(m_items).subspan(value.first, value.count);
    }

    std::uint64_t count(Index index, const char *what) const
    {
        const auto &value = m_values[index];
        if (value.kind != Kind::Integer || value.integer < 0)
            throw damaged(std::string(what) + " is no whole number or is negative");
        return std::uint64_t(value.integer);
    }

    void pushLong()
    {
        const auto bytes = take(byte());
        if (bytes.size() > 8)
            throw damaged("a number is too large");
        std::uint64_t value =
            !bytes.empty() && (bytes.back() & std::byte{0x80}) != std::byte{0} ? ~std::uint64_t(0) : 0;
        std::memcpy(&value, bytes.data(), bytes.size());
        push({Kind::Integer, 0, 0, std::int64_t(value)});
    }

    void setItems(std::span<const Index> items)
    {
        const auto dictionary = top();
        if (m_values[dictionary].kind != Kind::Dictionary || items.size() % 2 != 0)
            throw damaged("items are set on something that is no dictionary");
        for (std::size_t i = 0; i < items.size(); i += 2) {
            if (m_entries.size() == kMaxValues)
                throw damaged("it has too many items");
            m_entries.push_back({dictionary, items[i], items[i + 1]});
        }
    }

    void setItem()
    {
        const auto value = pop();
        const auto key = pop();
        const std::array items{key, value};
        setItems(items);
    }

    // ---- the memo
    void remember(std::uint64_t slot)
    {
        if (slot > 0xffffffffu || m_memo.size() == kMaxMemo)
            throw damaged("it remembers too much");
        m_memo[std::uint32_t(slot)] = top();
    }

    void recall(std::uint32_t slot)
    {
        const auto found = m_memo.find(slot);
        if (found == m_memo.end())
            throw damaged("it recalls something it never remembered");
        pushIndex(found->second);
    }

    // ---- globals
    void pushGlobal(std::string_view module, std::string_view name)
    {
        const auto global = [&](Function function, std::int64_t which = 0) {
            push({Kind::Global, Index(function), 0, which});
        };
        if (module == "collections" && name == "OrderedDict")
            return global(Function::OrderedDict);
        if (module == "torch._utils" && name == "_rebuild_tensor_v2")
            return global(Function::RebuildTensor);
        if (module == "torch._utils" && name == "_rebuild_parameter")
            return global(Function::RebuildParameter);
        const auto storage = std::ranges::find(kStorages, name, &StorageClass::name);
        if (module == "torch" && storage != kStorages.end())
            return global(Function::StorageType, storage - kStorages.begin());
        throw refused(printable(module) + "." + printable(name));
    }

    void pushStackGlobal()
    {
        const auto name = m_values[pop()];
        const auto module = m_values[pop()];
        if (name.kind != Kind::Text || module.kind != Kind::Text)
            throw damaged("a global has no name");
        pushGlobal(text(module), text(name));
    }

    void reduce()
    {
        const auto arguments = tuple(pop(), "the arguments of a call");
        const auto function = m_values[pop()];
        if (function.kind != Kind::Global || Function(function.first) == Function::StorageType)
            throw refused("a call of something that is no function");
        switch (Function(function.first)) {
        case Function::OrderedDict:
            if (!arguments.empty())
                throw refused("a dictionary made from something");
            return push({Kind::Dictionary, 0, 0, 0});
        case Function::RebuildParameter:
            if (arguments.empty() || m_values[arguments[0]].kind != Kind::Tensor)
                throw damaged("a parameter without tensor");
            return pushIndex(arguments[0]);
        default:
            return pushTensor(arguments);
        }
    }

    // ---- tensors
    /// ("storage", class, key, device, element count)
    void pushStorage(Index id)
    {
        const auto parts = tuple(id, "a storage's name");
        if (parts.size() != 5)
            throw damaged("a storage's name has " + std::to_string(parts.size()) + " parts");
        const auto &tag = m_values[parts[0]], &type = m_values[parts[1]], &key = m_values[parts[2]];
        if (tag.kind != Kind::Text || text(tag) != "storage" || key.kind != Kind::Text || type.kind != Kind::Global ||
            Function(type.first) != Function::StorageType)
            throw damaged("a storage's name is malformed");
        if (m_storages.size() == kMaxDescriptions)
            throw damaged("it has too many storages");
        const auto &known = kStorages[std::size_t(type.integer)];
        Storage storage{std::string(text(key)), known.type, known.bytes == 8 && known.type, known.bytes,
                        count(parts[4], "a storage's length")};
        m_offsets.push_back(m_locate(storage));
        m_storages.push_back(std::move(storage));
        push({Kind::Storage, Index(m_storages.size() - 1), 0, 0});
    }

    /// (storage, offset, size, stride, …)
    void pushTensor(std::span<const Index> arguments)
    {
        if (arguments.size() < 4 || m_values[arguments[0]].kind != Kind::Storage)
            throw damaged("a tensor without storage");
        const auto storageIndex = m_values[arguments[0]].first;
        const auto &storage = m_storages[storageIndex];
        const auto size = tuple(arguments[2], "a tensor's shape");
        const auto stride = tuple(arguments[3], "a tensor's strides");
        if (size.size() != stride.size() || size.size() > kMaxDimensions)
            throw damaged("a tensor's shape and strides do not fit");
        if (m_tensors.size() == kMaxDescriptions)
            throw damaged("it has too many tensors");
        RawTensor tensor;
        tensor.type = storage.type.value_or(engine::TensorType::F32);
        tensor.isDouble = storage.isDouble;
        const auto offset = count(arguments[1], "a tensor's offset");
        std::uint64_t elements = 1, reach = offset; // reach: the last element it touches
        for (std::size_t i = 0; i < size.size(); ++i) {
            tensor.shape.push_back(count(size[i], "a dimension"));
            tensor.strides.push_back(count(stride[i], "a stride"));
            elements = checkedProduct(elements, tensor.shape.back(), "a tensor");
            if (tensor.shape.back() > 1)
                reach = checkedSum(reach, checkedProduct(tensor.shape.back() - 1, tensor.strides.back(), "a tensor"),
                                   "a tensor");
        }
        // A view with stride 0 can claim terabytes of one element.
        if (elements > storage.elements || (elements > 0 && reach >= storage.elements))
            throw damaged("a tensor reaches past its storage");
        tensor.offset = elements > 0 ? m_offsets[storageIndex] + offset * storage.elementBytes : 0;
        m_tensors.push_back(std::move(tensor));
        m_isWeight.push_back(storage.type && elements > 0);
        push({Kind::Tensor, Index(m_tensors.size() - 1), 0, 0});
    }

    std::vector<RawTensor> result(Index root) const
    {
        if (m_values[root].kind != Kind::Dictionary)
            throw Error(Error::Code::NotAModel, "The file holds no dictionary of tensors.");
        std::vector<RawTensor> tensors;
        bool nested = false;
        for (const auto &[dictionary, keyIndex, valueIndex] : m_entries) {
            const auto &key = m_values[keyIndex], &value = m_values[valueIndex];
            nested = nested || (dictionary != root && value.kind == Kind::Tensor);
            if (dictionary != root)
                continue;
            if (key.kind != Kind::Text)
                throw Error(Error::Code::NotAModel, "The file's dictionary has keys that are no names.");
            if (value.kind != Kind::Tensor || !m_isWeight[value.first])
                continue;
            if (key.count == 0 || key.count > kMaxNameBytes)
                throw damaged("a tensor's name is empty or too long");
            auto tensor = m_tensors[value.first];
            tensor.name = text(key);
            tensors.push_back(std::move(tensor));
        }
        if (tensors.empty() && nested)
            throw Error(
                Error::Code::Unsupported,
                "This is a training checkpoint (its tensors lie one level down); export the weights alone first.");
        return tensors;
    }

    bool step(std::uint8_t opcode)
    {
        switch (opcode) {
        case 0x80: // PROTO
            if (const auto protocol = byte(); protocol < 2 || protocol > 5)
                throw damaged("protocol " + std::to_string(protocol));
            break;
        case 0x95: // FRAME
            if (number<std::uint64_t>() > m_pickle.size() - m_at)
                throw damaged("a frame is longer than the pickle");
            break;
        case '.':
            return false; // STOP
        case 'N':
            push({});
            break; // NONE
        case 0x88:
        case 0x89:
            push({Kind::Boolean, 0, 0, opcode == 0x88});
            break; // NEWTRUE, NEWFALSE
        case 'J':
            push({Kind::Integer, 0, 0, number<std::int32_t>()});
            break; // BININT
        case 'K':
            push({Kind::Integer, 0, 0, byte()});
            break; // BININT1
        case 'M':
            push({Kind::Integer, 0, 0, number<std::uint16_t>()});
            break; // BININT2
        case 0x8a:
            pushLong();
            break; // LONG1
        case 'X':
            pushText(number<std::uint32_t>());
            break; // BINUNICODE
        case 0x8c:
            pushText(byte());
            break; // SHORT_BINUNICODE
        case '}':
            push({Kind::Dictionary, 0, 0, 0});
            break; // EMPTY_DICT
        case ')':
            pushTuple({});
            break; // EMPTY_TUPLE
        case '(':  // MARK
            if (m_marks.size() == kMaxValues)
                throw damaged("its marks are too deep");
            m_marks.push_back(m_stack.size());
            break;
        case 't':
            pushTuple(popMark());
            break; // TUPLE
        case 0x85:
        case 0x86:
        case 0x87:
            pushTupleOf(opcode - 0x84u);
            break; // TUPLE1, 2, 3
        case 's':
            setItem();
            break; // SETITEM
        case 'u':
            setItems(popMark());
            break; // SETITEMS
        case 'q':
            remember(byte());
            break; // BINPUT
        case 'r':
            remember(number<std::uint32_t>());
            break; // LONG_BINPUT
        case 0x94:
            remember(m_memo.size());
            break; // MEMOIZE
        case 'h':
            recall(byte());
            break; // BINGET
        case 'j':
            recall(number<std::uint32_t>());
            break;  // LONG_BINGET
        case 'c': { // GLOBAL
            const auto module = line();
            pushGlobal(module, line());
            break;
        }
        case 0x93:
            pushStackGlobal();
            break; // STACK_GLOBAL
        case 'Q':
            pushStorage(pop());
            break; // BINPERSID
        case 'R':
            reduce();
            break; // REDUCE
        case 'b':  // BUILD: a dictionary's attributes
            pop();
            if (m_values[top()].kind != Kind::Dictionary)
                throw refused("the state of an object");
            break;
        default:
            throw refused("the operation " + std::to_string(opcode));
        }
        return true;
    }

    std::span<const std::byte> m_pickle;
    const StorageLocator &m_locate;
    std::size_t m_at = 0;
    std::vector<Value> m_values;
    std::vector<Index> m_stack;
    std::vector<std::size_t> m_marks;
    std::vector<Index> m_items;  ///< of all tuples
    std::vector<Item> m_entries; ///< of all dictionaries, in the order they were set
    std::unordered_map<std::uint32_t, Index> m_memo;
    std::vector<Storage> m_storages;
    std::vector<std::uint64_t> m_offsets; ///< of the storages' data
    std::vector<RawTensor> m_tensors;
    std::vector<bool> m_isWeight;
};

} // namespace

std::vector<RawTensor> runPickle(std::span<const std::byte> pickle, const StorageLocator &locate)
{
    return Machine(pickle, locate).run();
}

} // namespace formats
