/** Words of our own, because a name stands in channels for all to see, and lists that one can get have some that hurt. */
export const ADJECTIVES = words(`
  able active agile airy alert alpine amber ample apt aqua arctic artful autumn avid azure balmy basic bold boreal brave
  breezy bright brisk bronze bubbly calm candid careful casual cheerful chief chilly classic clean clear clever cloudy
  coastal copper coral cosmic cosy crafty crimson crisp curious curly cyan daily dapper daring dawn deep deft dewy digital
  discreet dotted eager early earnest easy electric elegant emerald epic equal even exact fabled fair faithful famous fancy
  fast festive fiery fine firm fleet floral fluffy flying fond formal frank free fresh friendly frosty full fun gallant
  gentle genuine giant glad gleaming glossy golden good graceful grand grateful great green grown handy happy hardy hazel
  hearty helpful honest hopeful huge humble icy ideal indigo ivory jade jaunty jolly jovial joyful keen kind large lasting
  lavender leafy light lilac limber lively local lofty long loud loyal lucid lucky lunar magic magnetic main major maroon
  marine mellow merry mighty mild mint misty modern modest mossy musical native natural neat nimble noble northern olive
  open orange orderly organic patient peaceful pearly perky placid playful pleasant plucky polar polite prime prompt proper
  proud pure purple quick quiet radiant rapid rare ready real red regal robust rosy round royal ruby runic rustic sandy
  sapphire scarlet serene sharp shiny silent silken silver simple sincere sleek smart smiling smooth snowy snug social
  solar solid southern spare spirited splendid spotted spry stable starry steady stellar still stout strong sturdy subtle
  sunny super sure swift tall tame teal tender thrifty tidy tiny topaz tranquil trim true trusty turquoise upbeat useful
  valiant vast velvet verdant violet vital vivid warm wavy western whole willing windy winged winter wise witty wondrous
  worthy young zany zesty
`);
export const ANIMALS = words(`
  albatross alpaca anchovy anemone ant antelope armadillo avocet badger barracuda bat bear beaver bee beetle beluga bison
  blackbird bluebird boar bobcat bonobo buffalo bullfinch bumblebee bunting butterfly buzzard camel canary capybara caracal
  cardinal caribou carp cat caterpillar catfish chaffinch chameleon cheetah chickadee chinchilla chipmunk cicada clam
  cobra cod condor coral corgi cormorant cougar coyote crab crane cricket crow cuckoo curlew deer dingo dolphin dove
  dragonfly duck dunlin eagle echidna eel egret eider elephant elk emu ermine falcon ferret finch firefly flamingo flounder
  fox frog gannet gazelle gecko gerbil gibbon giraffe gnu goat goldfinch goose gopher grebe grouse gull guppy haddock
  halibut hamster hare hawk hedgehog heron herring hippo hoopoe hornet horse hummingbird husky ibex ibis iguana impala jay
  jellyfish kestrel kingfisher kite kiwi koala koi krill ladybird lapwing lark lemming lemur leopard limpet linnet lion
  lizard llama lobster loon lynx macaw magpie mallard manatee manta marlin marmot marten martin meerkat mink minnow mole
  mongoose moose moth mouse mussel narwhal newt nightingale nuthatch ocelot octopus okapi orca oriole oryx osprey ostrich
  otter owl oyster panda panther parrot partridge peacock pelican penguin perch pheasant pika pike pipit platypus plover
  polecat pony porcupine porpoise possum puffin puma python quail quokka rabbit raccoon raven ray redstart reindeer robin
  rook rooster salamander salmon sandpiper sardine scallop seahorse seal shark sheep shrimp skylark sloth snail sole
  sparrow spider squid squirrel starfish starling stingray stoat stork sturgeon swallow swan swift tapir tern terrapin
  thrush tiger tilapia toad tortoise toucan trout tuna turbot turtle urchin viper vole wagtail wallaby walrus warbler
  waxwing whale whippet wolf wombat woodpecker wren yak zander zebra
`);

function words(text: string): string[] {
  return text.trim().split(/\s+/);
}
